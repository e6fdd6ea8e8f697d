import Link from "next/link";
import { SEEN_MEANWHILE } from "@/components/study/say-hidden";
import { Notice } from "@/components/ui/notice";

/** What stands in place of a run's speed while the study's effects are hidden. */
export function EffectsGate({ studyId }: { studyId: string }) {
  return (
    <Notice>
      How fast the patch is stays hidden until the study is complete: watching effects arrive is peeking.{" "}
      <span className="text-soft">{SEEN_MEANWHILE}</span>{" "}
      <Link href={`/studies/${studyId}/results/RQ1`} className="underline underline-offset-2">
        Look into the results now (recorded)
      </Link>
    </Notice>
  );
}

import Link from "next/link";
import { EvidenceText } from "@/components/profile/evidence-text";
import { FlameGraph } from "@/components/profile/flame-graph";
import { CopyButton } from "@/components/ui/copy-button";
import { duration } from "@/components/ui/format";
import type { ProfilingAllowance } from "@/lib/budget/budget";
import { parseEvidence } from "@/lib/evidence/parse-evidence";
import type { EventOf } from "@/lib/protocol/event";
import { FullText } from "./full-text";

type Captured = EventOf<"profile-captured">["data"];
type ShownEvidence = EventOf<"evidence-shown">["data"];

/** A profile beside the exact text the agent was shown of it; frames that the text names are outlined. */
export function ProfileBlock({
  captured,
  shown,
  allowance,
  perturbation,
  attemptId,
}: {
  captured: Captured | null;
  shown: ShownEvidence | null;
  allowance: ProfilingAllowance | null;
  perturbation: number | null;
  attemptId: string;
}) {
  const profile = captured?.profile ?? shown?.profile ?? "";
  const named = shown ? parseEvidence(shown.content.text) : [];
  return (
    <section aria-label="Profile and evidence" className="grid gap-x-5 gap-y-4 xl:grid-cols-2">
      <div className="min-w-0">
        <h3 className="flex flex-wrap items-baseline gap-x-3 pb-1.5 text-table">
          <span className="font-medium">profile</span>
          <span className="text-soft tabular">
            {captured ? factsOf(captured, perturbation) : "pushed by the condition"}
          </span>
          <Link href={`/profiles/${profile}`} className="ml-auto underline underline-offset-2">
            Open profile
          </Link>
        </h3>
        <FlameGraph profileId={profile} named={named} />
      </div>
      {shown ? (
        <div className="min-w-0">
          <h3 className="flex flex-wrap items-baseline gap-x-3 pb-1.5 text-table">
            <span className="font-medium">what the agent saw · {shown.representation}</span>
            <span className="text-soft tabular">
              {shown.tokens.toLocaleString("en-US")}
              {allowance ? ` of ${allowance.evidenceTokens.toLocaleString("en-US")}` : ""} tokens · {shown.trigger} ·
              leaves out {shown.droppedRows.toLocaleString("en-US")} functions, {(100 * shown.droppedShare).toFixed(1)}{" "}
              % of busy time
            </span>
            <CopyButton text={shown.content.text} what="evidence text" />
          </h3>
          {shown.content.blob ? (
            <FullText content={shown.content} attemptId={attemptId} what="evidence text" />
          ) : (
            <EvidenceText text={shown.content.text} label="Evidence text as the agent saw it" />
          )}
        </div>
      ) : null}
    </section>
  );
}

function factsOf({ replayed, chargedSeconds, samples, captureHash }: Captured, perturbation: number | null): string {
  return [
    replayed ? "base profile, replayed" : "captured on this tree",
    `${duration(chargedSeconds)} charged`,
    `${samples.toLocaleString("en-US")} samples`,
    perturbation === null
      ? ""
      : `${perturbation < 0 ? "−" : "+"}${Math.abs(100 * perturbation).toFixed(0)} % perturbation`,
    `capture ${captureHash.slice(0, 8)}`,
  ]
    .filter((part) => part !== "")
    .join(" · ");
}

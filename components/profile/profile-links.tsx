import Link from "next/link";
import { CopyButton } from "@/components/ui/copy-button";
import { SimulatedMark } from "@/components/ui/notice";
import type { StudyRecord } from "@/lib/protocol/study-record";

/** Where a profile comes from: its study, the run that took it, its task, and the base profile it is compared with. */
export function ProfileLinks({
  id,
  label,
  taskId,
  study,
  run,
  baseId,
}: {
  id: string;
  label: string;
  taskId: string | null;
  study: StudyRecord | null;
  run: { runId: string; conditionId: string; replicate: number; attempt: number } | null;
  baseId: string | null;
}) {
  const link = "underline underline-offset-2 decoration-hairline hover:decoration-ink";
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-3">
      <span className="inline-flex items-baseline gap-1">
        {baseId === id ? "base profile: the unpatched tree, replayed in every condition" : label}
        <CopyButton text={`/profiles/${id}`} what="link to this profile" />
      </span>
      {study ? (
        <Link href={`/studies/${study.id}`} className={link}>
          study {study.title}
        </Link>
      ) : null}
      {run ? (
        <Link href={`/runs/${run.runId}?attempt=${run.attempt}`} className={link}>
          run {run.conditionId} · r{run.replicate}
        </Link>
      ) : null}
      {study && taskId ? (
        <Link href={`/benchmarks/${study.design.benchmark}/tasks/${taskId}`} className={link}>
          task {taskId}
        </Link>
      ) : null}
      {baseId && baseId !== id ? (
        <Link href={`/profiles/${baseId}`} className={link}>
          base profile
        </Link>
      ) : null}
      {/* No agent had a hand in a base profile. */}
      {study?.simulated && baseId !== id ? <SimulatedMark /> : null}
    </span>
  );
}

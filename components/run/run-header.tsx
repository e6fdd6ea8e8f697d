import Link from "next/link";
import { BackKey } from "@/components/keyboard/back-key";
import { ConditionName } from "@/components/study/condition-dot";
import { totalRuns } from "@/components/study/study-pulse";
import { CopyButton } from "@/components/ui/copy-button";
import { interval, times } from "@/components/ui/format";
import { SimulatedMark } from "@/components/ui/notice";
import type { Outcome } from "@/lib/protocol/outcome";
import type { RunRecord } from "@/lib/protocol/run-record";
import type { StudyRecord } from "@/lib/protocol/study-record";
import { endingInWords } from "@/lib/protocol/trajectory";
import { verdictLook } from "./verdict-look";

/** What the run is, how it stands, and, where the study lets it be seen, how fast its patch is. */
export function RunHeader({
  run,
  study,
  conditionIndex,
  conditionLabel,
  outcome,
}: {
  run: RunRecord;
  study: StudyRecord;
  conditionIndex: number;
  conditionLabel: string;
  outcome: Outcome | null;
}) {
  const verdict = run.verdict ? verdictLook(run.verdict) : null;
  return (
    <header className="pb-4">
      <BackKey href={`/studies/${study.id}`} to="the study" />
      <p className="text-table text-soft pb-1">
        <Link href={`/studies/${study.id}`} className="hover:text-ink underline-offset-2 hover:underline">
          {study.title}
        </Link>{" "}
        · run {run.position + 1} of {totalRuns(study.counts)}
      </p>
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h1 className="text-xl font-semibold tracking-tight break-words min-w-0">
          <Link href={`/benchmarks/${study.design.benchmark}/tasks/${run.taskId}`}>{run.taskId}</Link>
        </h1>
        <span className="text-table inline-flex items-baseline gap-2">
          <ConditionName id={run.conditionId} index={conditionIndex} />
          <span className="text-soft">
            {conditionLabel} · replicate {run.replicate}
          </span>
        </span>
        {study.simulated ? <SimulatedMark /> : null}
        <CopyButton text={`/runs/${run.id}`} what="link to this run" />
        <span className="ml-auto inline-flex flex-wrap items-baseline gap-x-4 text-table tabular">
          {verdict ? (
            <span className={verdict.className}>
              {verdict.sign} {verdict.name}
            </span>
          ) : (
            <span>{run.state}</span>
          )}
          {outcome ? (
            <span>
              SR {outcome.speedupRatio.toFixed(2)} · {times(outcome.speedup)}
              {outcome.correct && outcome.speedupInterval ? (
                <span className="text-soft"> {interval(...outcome.speedupInterval)}</span>
              ) : null}{" "}
              <span className="text-soft">expert {times(outcome.expertSpeedup)}</span>
            </span>
          ) : null}
          {run.ending ? <span className="text-soft">{endingInWords(run.ending)}</span> : null}
        </span>
      </div>
      {run.excludedReason ? <p className="pt-1 text-table text-bad">Excluded: {run.excludedReason}</p> : null}
    </header>
  );
}

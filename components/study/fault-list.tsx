"use client";
import { group } from "d3";
import Link from "next/link";
import type { ActionAnswer } from "@/components/ui/action-answer";
import { ActionButton } from "@/components/ui/action-button";
import { Section } from "@/components/ui/page";
import { countOf } from "@/lib/protocol/count-of";
import type { StudyState } from "@/lib/protocol/study";
import type { MatrixCell } from "./cell-wire";
import { runName } from "./say-cell";

const MOST = 12;

/** Runs whose machinery failed, each with its reason and a retry: excluded from every analysis, never counted as failures. */
export function FaultList({
  cells,
  studyState,
  retryOne,
  retryAll,
}: {
  cells: readonly MatrixCell[];
  studyState: StudyState;
  retryOne(runId: string): Promise<ActionAnswer>;
  retryAll(): Promise<ActionAnswer>;
}) {
  const faulted = cells.filter((cell) => cell.state === "fault");
  if (faulted.length === 0) return null;
  const mayRetry = studyState !== "cancelled";
  return (
    <Section
      id="faults"
      title={countOf(faulted.length, "fault")}
      aside="the machinery failed; excluded, and not held against the agent"
    >
      <ul className="grid gap-3 text-table">
        {[...group(faulted, (cell) => cell.excludedReason ?? "no reason was stored")].map(([reason, runs]) => (
          <li key={reason} className="border-l-2 border-bad pl-3">
            <p className="break-words">
              <span className="tabular">{countOf(runs.length, "run")}</span>
              <span className="text-soft">{`: ${reason}`}</span>
            </p>
            <ul className="flex flex-wrap gap-x-5 gap-y-1 pt-1">
              {runs.slice(0, MOST).map((cell) => (
                <li key={cell.id} className="inline-flex items-center gap-2">
                  <Link
                    href={`/runs/${cell.id}`}
                    prefetch={false}
                    className="break-words underline-offset-2 hover:underline"
                  >
                    {runName(cell)}
                  </Link>
                  {mayRetry ? (
                    <ActionButton small action={() => retryOne(cell.id)}>
                      Retry run
                    </ActionButton>
                  ) : null}
                </li>
              ))}
              {runs.length > MOST ? (
                <li className="text-soft">{`and ${runs.length - MOST} more, in the list of runs`}</li>
              ) : null}
            </ul>
          </li>
        ))}
      </ul>
      {mayRetry && faulted.length > 1 ? (
        <p className="pt-3">
          <ActionButton action={retryAll}>{`Retry all ${faulted.length} faults`}</ActionButton>
        </p>
      ) : null}
    </Section>
  );
}

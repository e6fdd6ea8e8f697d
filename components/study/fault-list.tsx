"use client";
import Link from "next/link";
import type { ActionAnswer } from "@/components/ui/action-answer";
import { ActionButton } from "@/components/ui/action-button";
import { Section } from "@/components/ui/page";
import type { StudyState } from "@/lib/protocol/study";
import type { MatrixCell } from "./cell-wire";
import { runName } from "./say-cell";

const MOST = 20;

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
      title={faulted.length === 1 ? "1 fault" : `${faulted.length} faults`}
      aside="the machinery failed; excluded, and not held against the agent"
    >
      <ul className="text-table">
        {faulted.slice(0, MOST).map((cell) => (
          <li key={cell.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-l-2 border-bad pl-3 py-1">
            <Link href={`/runs/${cell.id}`} prefetch={false} className="font-medium break-words">
              {runName(cell)}
            </Link>
            <span className="text-soft break-words min-w-0">{cell.excludedReason}</span>
            {mayRetry ? (
              <span className="ml-auto">
                <ActionButton action={() => retryOne(cell.id)}>Retry run</ActionButton>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {faulted.length > MOST ? (
        <p className="pt-2 text-table text-soft">{`and ${faulted.length - MOST} more, in the list of runs`}</p>
      ) : null}
      {mayRetry && faulted.length > 1 ? (
        <p className="pt-3">
          <ActionButton action={retryAll}>{`Retry all ${faulted.length} faults`}</ActionButton>
        </p>
      ) : null}
    </Section>
  );
}

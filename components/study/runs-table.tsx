"use client";
import Link from "next/link";
import { type Column, DataTable } from "@/components/ui/data-table";
import { duration } from "@/components/ui/format";
import { LocalTime } from "@/components/ui/local-time";
import type { RunCell } from "@/lib/protocol/run-record";
import { ConditionName } from "./condition-dot";
import { glyphOf, RunGlyph } from "./run-glyph";
import { runName, secondsOf } from "./say-cell";

/** One page of a study's runs. */
export function RunsTable({ runs, conditionIds }: { runs: readonly RunCell[]; conditionIds: readonly string[] }) {
  return <DataTable label="Runs" rows={runs} rowKey={(run) => run.id} columns={columnsFor(conditionIds)} />;
}

const columnsFor = (conditionIds: readonly string[]): Column<RunCell>[] => [
  {
    id: "place",
    title: "Place",
    hint: "In the randomised order",
    align: "right",
    value: (run) => run.position + 1,
  },
  {
    id: "task",
    title: "Task",
    value: (run) => run.taskId,
    cell: (run) => (
      <Link
        href={`/runs/${run.id}`}
        prefetch={false}
        data-item
        aria-label={runName(run)}
        className="whitespace-nowrap underline-offset-2 hover:underline"
      >
        {run.taskId}
      </Link>
    ),
  },
  {
    id: "condition",
    title: "Condition",
    value: (run) => run.conditionId,
    cell: (run) => <ConditionName id={run.conditionId} index={conditionIds.indexOf(run.conditionId)} />,
  },
  { id: "replicate", title: "Replicate", align: "right", value: (run) => run.replicate },
  {
    id: "state",
    title: "State",
    value: (run) => glyphOf(run.state, run.verdict).says,
    cell: (run) => {
      const glyph = glyphOf(run.state, run.verdict);
      return (
        <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
          <RunGlyph glyph={glyph} />
          {glyph.says}
        </span>
      );
    },
  },
  {
    id: "started",
    title: "Started",
    value: (run) => run.startedAt,
    cell: (run) => (run.startedAt ? <LocalTime at={run.startedAt} seconds /> : "–"),
  },
  {
    id: "took",
    title: "Took",
    align: "right",
    value: secondsOf,
    cell: (run) => {
      const seconds = secondsOf(run);
      return seconds === null ? "–" : duration(seconds);
    },
  },
  { id: "attempts", title: "Attempts", align: "right", value: (run) => run.attempts },
  {
    id: "reason",
    title: "Why excluded",
    value: (run) => run.excludedReason,
    cell: (run) => <span className="break-words">{run.excludedReason ?? ""}</span>,
  },
];

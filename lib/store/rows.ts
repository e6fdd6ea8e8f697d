import { Attempt } from "@/lib/protocol/attempt";
import { Ending, RunState } from "@/lib/protocol/run";
import { RunCell, RunEffect, RunRecord } from "@/lib/protocol/run-record";
import { StudyState } from "@/lib/protocol/study";
import { readDraft } from "@/lib/protocol/study-draft";
import { type RunCounts, StudyNote, type StudyRecord } from "@/lib/protocol/study-record";
import { WorkerRecord } from "@/lib/protocol/worker-record";
import type {
  Attempt as AttemptRow,
  Run as RunRow,
  StudyNote as StudyNoteRow,
  Study as StudyRow,
  Worker as WorkerRow,
} from "./generated/prisma/client";

/** Columns of a cell: what lists and matrices read, and nothing of the effect. */
export const CELL = {
  id: true,
  taskId: true,
  conditionId: true,
  replicate: true,
  phase: true,
  position: true,
  state: true,
  attempts: true,
  startedAt: true,
  finishedAt: true,
  excludedReason: true,
  verdict: true,
  correct: true,
  change: true,
} as const;
type CellRow = Pick<RunRow, keyof typeof CELL>;

const time = (at: Date | null): string | null => at?.toISOString() ?? null;

export const toCell = (row: CellRow): RunCell =>
  RunCell.parse({ ...row, startedAt: time(row.startedAt), finishedAt: time(row.finishedAt) });

export const toRun = (row: Omit<RunRow, "outcome">): RunRecord =>
  RunRecord.parse({
    ...row,
    queuedAt: row.queuedAt.toISOString(),
    startedAt: time(row.startedAt),
    finishedAt: time(row.finishedAt),
    ending: toEnding(row),
    totals: toTotals(row),
  });

export const toEffect = (row: RunRow): RunEffect =>
  RunEffect.parse({
    ...row,
    startedAt: time(row.startedAt),
    finishedAt: time(row.finishedAt),
    ending: toEnding(row),
    totals: toTotals(row),
    score: row.outcome,
  });

/** The ending as the run stored it; `stopped` keeps its reason in the limit's column. */
function toEnding({ ending, endingLimit }: Pick<RunRow, "ending" | "endingLimit">): Ending | null {
  if (ending === null) return null;
  return Ending.parse({ name: ending, limit: endingLimit, reason: endingLimit });
}

function toTotals(row: Omit<RunRow, "outcome">) {
  if (row.steps === null) return null;
  const { steps, tokens, usd, agentSeconds, profilingCalls, profilingSeconds, evidenceTokens, profilingOutside } = row;
  return { steps, tokens, usd, agentSeconds, profilingCalls, profilingSeconds, evidenceTokens, profilingOutside };
}

export const toAttempt = (row: AttemptRow): Attempt =>
  Attempt.parse({ ...row, startedAt: row.startedAt.toISOString(), endedAt: time(row.endedAt) });

export const toNote = (row: StudyNoteRow): StudyNote =>
  StudyNote.parse({ ...row, id: String(row.id), at: row.at.toISOString() });

export function toStudy(row: StudyRow, counts: RunCounts, doneAtLook: number | null): StudyRecord {
  const { design, problems } = readDraft(row.design);
  const { id, title, simulated, revision, protocolHash, copiedFrom, change } = row;
  return {
    ...{ id, title, simulated, revision, protocolHash, copiedFrom, change, design, problems, counts, doneAtLook },
    state: StudyState.parse(row.state),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    frozenAt: time(row.frozenAt),
    launchedAt: time(row.launchedAt),
    completedAt: time(row.completedAt),
  };
}

const SILENCE_MS = 30_000;

export const toWorker = (row: WorkerRow, now: number): WorkerRecord =>
  WorkerRecord.parse({
    ...row,
    startedAt: row.startedAt.toISOString(),
    seenAt: row.seenAt.toISOString(),
    stoppedAt: time(row.stoppedAt),
    alive: row.stoppedAt === null && now - row.seenAt.getTime() < SILENCE_MS,
  });

export const noCounts = (): RunCounts => ({ queued: 0, running: 0, measuring: 0, done: 0, fault: 0, cancelled: 0 });

/** Adds up rows of `group by state`. */
export function toCounts(rows: readonly { state: string; runs: number }[]): RunCounts {
  const counts = noCounts();
  for (const { state, runs } of rows) counts[RunState.parse(state)] += runs;
  return counts;
}

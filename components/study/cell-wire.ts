import type { Verdict } from "@/lib/protocol/outcome";
import type { RunState } from "@/lib/protocol/run";
import type { RunCell } from "@/lib/protocol/run-record";

const STATES = ["queued", "running", "measuring", "done", "fault", "cancelled"] as const satisfies RunState[];
const VERDICTS = [
  "correct",
  "tests-failed",
  "output-differs",
  "patch-does-not-apply",
  "crashed",
  "tampering",
] as const satisfies Verdict[];

/** The names that cells refer to by index: fixed once a study is frozen. */
export interface MatrixAxes {
  taskIds: readonly string[];
  conditionIds: readonly string[];
}

/**
 * A cell as it travels: 12,000 of them are a page of 1 MB instead of 5. In order: id, task, condition, replicate, phase,
 * position, state, attempts, verdict (−1: none), started and finished (seconds since 1970, 0: not), why excluded.
 */
export type CellRow = [string, number, number, number, number, number, number, number, number, number, number, string];

const toSeconds = (iso: string | null): number => (iso === null ? 0 : Date.parse(iso) / 1000);
const toIso = (seconds: number): string | null => (seconds === 0 ? null : new Date(seconds * 1000).toISOString());

/** What a matrix shows of a run; the change number is the stream's cursor. */
export type MatrixCell = Omit<RunCell, "change" | "correct">;

export function packCells({ taskIds, conditionIds }: MatrixAxes, cells: readonly RunCell[]): CellRow[] {
  const tasks = new Map(taskIds.map((id, index) => [id, index]));
  return cells.map((cell) => [
    cell.id,
    tasks.get(cell.taskId) ?? -1,
    conditionIds.indexOf(cell.conditionId),
    cell.replicate,
    cell.phase,
    cell.position,
    STATES.indexOf(cell.state),
    cell.attempts,
    cell.verdict === null ? -1 : VERDICTS.indexOf(cell.verdict),
    toSeconds(cell.startedAt),
    toSeconds(cell.finishedAt),
    cell.excludedReason ?? "",
  ]);
}

export function unpackCells({ taskIds, conditionIds }: MatrixAxes, rows: readonly CellRow[]): MatrixCell[] {
  return rows.map(
    ([id, task, condition, replicate, phase, position, state, attempts, verdict, started, finished, reason]) => ({
      id,
      taskId: taskIds[task] ?? "?",
      conditionId: conditionIds[condition] ?? "?",
      replicate,
      phase: phase === 2 ? 2 : 1,
      position,
      state: STATES[state] ?? "queued",
      attempts,
      verdict: VERDICTS[verdict] ?? null,
      startedAt: toIso(started),
      finishedAt: toIso(finished),
      excludedReason: reason === "" ? null : reason,
    }),
  );
}

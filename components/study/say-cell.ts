import { duration } from "@/components/ui/format";
import type { MatrixCell } from "./cell-wire";
import { glyphOf } from "./run-glyph";

/** "luxon · C2 · r1": how a run is called everywhere. */
export const runName = (cell: Pick<MatrixCell, "taskId" | "conditionId" | "replicate">): string =>
  `${cell.taskId} · ${cell.conditionId} · r${cell.replicate}`;

/** How long a run took, or null while it has not ended. */
export const secondsOf = (cell: Pick<MatrixCell, "startedAt" | "finishedAt">): number | null =>
  cell.startedAt && cell.finishedAt ? (Date.parse(cell.finishedAt) - Date.parse(cell.startedAt)) / 1000 : null;

/** The details of a cell, one line each. */
export function sayCell(cell: MatrixCell): string[] {
  const seconds = secondsOf(cell);
  return [
    glyphOf(cell.state, cell.verdict).says,
    ...(seconds === null ? [] : [`took ${duration(seconds)}`]),
    ...(cell.attempts > 1 ? [`attempt ${cell.attempts}`] : []),
    ...(cell.excludedReason ? [cell.excludedReason] : []),
    `place ${cell.position + 1} in the randomised order${cell.phase === 2 ? ", phase 2" : ""}`,
  ];
}

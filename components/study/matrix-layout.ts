import type { MatrixAxes, MatrixCell } from "./cell-wire";

/** A task's row: for each condition in the design's order its cells by replicate. */
export interface MatrixRow {
  taskId: string;
  cells: MatrixCell[][];
}

/** Rows of a matrix in the order of the sample; a task without a run in a condition has an empty list there. */
export function matrixRows({ taskIds, conditionIds }: MatrixAxes, cells: Iterable<MatrixCell>): MatrixRow[] {
  const rows = new Map(taskIds.map((taskId) => [taskId, { taskId, cells: conditionIds.map((): MatrixCell[] => []) }]));
  const column = new Map(conditionIds.map((id, index) => [id, index]));
  for (const cell of cells) rows.get(cell.taskId)?.cells[column.get(cell.conditionId) ?? -1]?.push(cell);
  for (const row of rows.values()) for (const list of row.cells) list.sort((a, b) => a.replicate - b.replicate);
  return [...rows.values()];
}

/** Where one is in a matrix: row, and place among all cells of that row from left to right. */
export interface MatrixPlace {
  row: number;
  at: number;
}

/** The next place in a direction; the edges hold. */
export function movePlace(
  rows: readonly MatrixRow[],
  from: MatrixPlace,
  by: { rows?: number; at?: number },
): MatrixPlace {
  const row = clamp(from.row + (by.rows ?? 0), rows.length);
  const width = rows[row]?.cells.reduce((sum, list) => sum + list.length, 0) ?? 0;
  return { row, at: clamp(from.at + (by.at ?? 0), width) };
}

export const cellAt = (rows: readonly MatrixRow[], place: MatrixPlace): MatrixCell | undefined =>
  rows[place.row]?.cells.flat()[place.at];

const clamp = (value: number, length: number): number => Math.min(Math.max(value, 0), Math.max(length - 1, 0));

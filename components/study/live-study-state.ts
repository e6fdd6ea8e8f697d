import { type CellRow, type MatrixAxes, type MatrixCell, unpackCells } from "./cell-wire";
import type { StudyPulse, StudyStanding } from "./study-pulse";

/** A study as the page knows it: how it stands, its cells by id in planned order, and the cursor all of it is from. */
export interface LiveStudyState {
  standing: StudyStanding;
  cells: ReadonlyMap<string, MatrixCell>;
  cursor: string;
}

export const initialState = (
  axes: MatrixAxes,
  { standing, rows, change }: { standing: StudyStanding; rows: readonly CellRow[]; change: number },
): LiveStudyState => ({
  standing,
  cells: new Map(unpackCells(axes, rows).map((cell) => [cell.id, cell])),
  cursor: String(change),
});

/** Server snapshot and live view are one fold: the page starts from the snapshot and goes on with what changed. */
export function applyPulse(
  axes: MatrixAxes,
  state: LiveStudyState,
  { cursor, pulse }: { cursor: string; pulse: StudyPulse },
): LiveStudyState {
  const { standing } = pulse;
  if (pulse.cells.length === 0) return { ...state, standing, cursor };
  const cells = new Map(state.cells);
  for (const cell of unpackCells(axes, pulse.cells)) cells.set(cell.id, cell);
  return { standing, cells, cursor };
}

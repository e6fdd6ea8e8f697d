import type { MatrixCell } from "./cell-wire";

/** Of finished runs, the newest this many say how fast things go now. */
const WINDOW = 30;

/**
 * Seconds until nothing is open any more: open runs over the rate at which the newest finished ones came. Waiting counts for
 * one run at most, so that a run that takes long does not make the others seem done. Null with fewer than two finished runs
 * to take a rate from.
 */
export function secondsLeft(cells: readonly MatrixCell[], now: number): number | null {
  const finished = cells
    .flatMap((cell) => (cell.state === "done" && cell.finishedAt ? [Date.parse(cell.finishedAt)] : []))
    .sort((a, b) => b - a)
    .slice(0, WINDOW);
  const [newest, oldest] = [finished[0], finished.at(-1)];
  if (newest === undefined || oldest === undefined || finished.length < 2 || newest === oldest) return null;
  const perRun = (newest - oldest) / 1000 / (finished.length - 1);
  const open = cells.filter((cell) => ["queued", "running", "measuring"].includes(cell.state)).length;
  return Math.max(0, open * perRun - Math.min(perRun, (now - newest) / 1000));
}

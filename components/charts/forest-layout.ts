import { scaleLinear } from "d3";
import { padded, type Tick, ticksOf } from "./ticks";

/** An estimate with its interval; none where the data give none. */
export interface ForestRow {
  id: string;
  label: string;
  /** Beside the label: how many tasks stand behind it. */
  note: string;
  estimate: number | null;
  interval: { low: number; high: number } | null;
  /** What is said instead of numbers, or after them. */
  said: string;
}

export interface ForestLayout {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  rows: (ForestRow & { y: number; x: number | null; x1: number; x2: number })[];
  reference: number;
  ticks: Tick[];
}

const WIDTH = 720;
const ROW = 34;
const TOP = 8;

/**
 * Estimates under each other on one axis, with a line at the value of no effect, which always lies inside.
 *
 * @param reference the value of no effect: 0 for differences, 1 for scores
 */
export function forestLayout(rows: readonly ForestRow[], reference: number): ForestLayout {
  const values = rows.flatMap((row) => [row.estimate ?? [], row.interval?.low ?? [], row.interval?.high ?? []].flat());
  const plot = { left: 190, right: 520, top: TOP, bottom: TOP + rows.length * ROW };
  const x = scaleLinear(padded([...values, reference], 0.06, 0.02), [plot.left, plot.right]);
  return {
    width: WIDTH,
    height: plot.bottom + 44,
    plot,
    rows: rows.map((row, i) => {
      const at = row.estimate === null ? null : x(row.estimate);
      return {
        ...row,
        y: TOP + ROW * (i + 0.5),
        x: at,
        x1: row.interval ? x(row.interval.low) : (at ?? 0),
        x2: row.interval ? x(row.interval.high) : (at ?? 0),
      };
    }),
    reference: x(reference),
    ticks: ticksOf(x, 6),
  };
}

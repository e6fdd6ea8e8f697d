import { median, scaleLinear } from "d3";
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
  rows: (ForestRow & {
    y: number;
    x: number | null;
    x1: number;
    x2: number;
    /** The interval goes on beyond the plot. */
    isCutLow: boolean;
    isCutHigh: boolean;
  })[];
  reference: number;
  ticks: Tick[];
}

const WIDTH = 720;
const ROW = 34;
const TOP = 8;
/** An interval this many times as wide as the median one would squeeze all others into a dot: it is cut at the plot's edge. */
const TOO_WIDE = 4;

/**
 * Estimates under each other on one axis, with a line at the value of no effect, which always lies inside.
 *
 * @param reference the value of no effect: 0 for differences, 1 for scores
 */
export function forestLayout(rows: readonly ForestRow[], reference: number): ForestLayout {
  const widths = rows.flatMap(({ interval }) => (interval ? [interval.high - interval.low] : []));
  const widest = TOO_WIDE * (median(widths) ?? 0);
  const values = rows.flatMap(({ estimate, interval }) => [
    ...(estimate === null ? [] : [estimate]),
    ...(interval && interval.high - interval.low <= widest ? [interval.low, interval.high] : []),
  ]);
  const plot = { left: 190, right: 520, top: TOP, bottom: TOP + rows.length * ROW };
  const x = scaleLinear(padded([...values, reference], 0.06, values.length === 0 ? 1 : 0.02), [plot.left, plot.right]);
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
        x1: Math.max(plot.left, row.interval ? x(row.interval.low) : (at ?? 0)),
        x2: Math.min(plot.right, row.interval ? x(row.interval.high) : (at ?? 0)),
        isCutLow: row.interval !== null && x(row.interval.low) < plot.left,
        isCutHigh: row.interval !== null && x(row.interval.high) > plot.right,
      };
    }),
    reference: x(reference),
    ticks: ticksOf(x, 6),
  };
}

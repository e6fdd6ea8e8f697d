import { line, scaleLinear, scaleLog } from "d3";
import type { Tick } from "@/components/charts/ticks";

/** One kind of evidence: the share of tasks whose changed functions it names, at each token limit. */
export interface QualitySeries {
  id: string;
  isPeer: boolean;
  points: readonly { limit: number; share: number; low: number; high: number; said: string }[];
}

export interface QualityLayout {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  series: {
    id: string;
    isPeer: boolean;
    path: string;
    points: { x: number; y: number; y1: number; y2: number; said: string }[];
    /** Where its name stands, right of its last point and clear of the others' names. */
    label: { x: number; y: number };
  }[];
  xTicks: Tick[];
  yTicks: Tick[];
}

const SIZE = { width: 720, height: 360 };
const PLOT = { left: 60, right: 548, top: 16, bottom: 308 };
const LABEL_HEIGHT = 14;
/** Intervals of the same limit stand beside each other. */
const BESIDE = 3;

/** Share of tasks against the token limit on a log axis, a line for each kind of evidence. */
export function evidenceQualityLayout(series: readonly QualitySeries[], limits: readonly number[]): QualityLayout {
  const [least, most] = [Math.min(...limits), Math.max(...limits)];
  const x = scaleLog([least / 1.08, most * 1.08], [PLOT.left, PLOT.right]);
  const y = scaleLinear([0, 1], [PLOT.bottom, PLOT.top]);
  const placed = series.map(({ id, isPeer, points }, at) => ({
    id,
    isPeer,
    points: points.map(({ limit, share, low, high, said }) => ({
      ...{ said, x: x(limit) + (at - (series.length - 1) / 2) * BESIDE, y: y(share), y1: y(low), y2: y(high) },
    })),
  }));
  const heights = apart(placed.map(({ points }) => points.at(-1)?.y ?? PLOT.bottom));
  const draw = line();
  return {
    ...SIZE,
    plot: PLOT,
    series: placed.map(({ id, isPeer, points }, at) => ({
      ...{ id, isPeer, points, label: { x: PLOT.right + 24, y: heights[at] ?? PLOT.bottom } },
      path: draw(points.map((point): [number, number] => [point.x, point.y])) ?? "",
    })),
    xTicks: limits.map((limit) => ({ at: x(limit), label: limit.toLocaleString("en-US") })),
    yTicks: [0, 0.25, 0.5, 0.75, 1].map((share) => ({ at: y(share), label: `${100 * share} %` })),
  };
}

/** Heights moved as little as it takes to stand a line apart, in their order, the lowest within the plot. */
function apart(heights: readonly number[]): number[] {
  const order = heights.map((_, at) => at).sort((a, b) => heights[a]! - heights[b]! || a - b);
  const moved = [...heights];
  for (const [place, at] of order.entries()) {
    const above = place === 0 ? Number.NEGATIVE_INFINITY : moved[order[place - 1]!]!;
    moved[at] = Math.max(heights[at]!, above + LABEL_HEIGHT);
  }
  let floor = PLOT.bottom;
  for (const at of order.reverse()) {
    moved[at] = Math.min(moved[at]!, floor);
    floor = moved[at]! - LABEL_HEIGHT;
  }
  return moved;
}

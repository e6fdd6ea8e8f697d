import { scaleLinear } from "d3";
import { type PlacedLabel, placeLabels } from "./place-labels";
import { padded, ratioTicks, type Tick, ticksOf } from "./ticks";

/** One run: what it spent, and the natural logarithm of its SR. */
export interface ScatterPoint {
  id: string;
  conditionId: string;
  tokens: number;
  logRatio: number;
  title: string;
  href: string;
}

export interface ScatterLayout {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  points: (ScatterPoint & { x: number; y: number })[];
  /** The mean of each condition that has points, with the place of its name. */
  means: { conditionId: string; x: number; y: number; label: PlacedLabel }[];
  parity: number | null;
  xTicks: Tick[];
  yTicks: Tick[];
}

const SIZE = { width: 720, height: 380 };
const PLOT = { left: 66, right: 700, top: 14, bottom: 326 };
/** About what the symbols of scatter.tsx take. */
const MEAN_RADIUS = 8;
const POINT_RADIUS = 3.5;

/** SR against tokens, run by run, with the mean of each condition. */
export function scatterLayout(points: readonly ScatterPoint[], conditions: readonly string[]): ScatterLayout {
  const x = scaleLinear([0, Math.max(1, ...points.map((point) => point.tokens)) * 1.04], [PLOT.left, PLOT.right]);
  const extent = padded(
    points.map((point) => point.logRatio),
    0.05,
    0.4,
  );
  const y = scaleLinear(extent, [PLOT.bottom, PLOT.top]);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const placed = points.map((point) => ({ ...point, x: x(point.tokens), y: y(point.logRatio) }));
  const means = conditions.flatMap((conditionId) => {
    const own = points.filter((point) => point.conditionId === conditionId);
    if (own.length === 0) return [];
    const at = { x: x(mean(own.map((point) => point.tokens))), y: y(mean(own.map((point) => point.logRatio))) };
    return [{ conditionId, text: conditionId, radius: MEAN_RADIUS, ...at }];
  });
  const dots = placed.map((point) => ({ x: point.x, y: point.y, radius: POINT_RADIUS }));
  return {
    ...SIZE,
    plot: PLOT,
    points: placed,
    means: placeLabels(means, dots, PLOT),
    parity: extent[0] <= 0 && 0 <= extent[1] ? y(0) : null,
    xTicks: ticksOf(x, 6, (value) => (value >= 1000 ? `${value / 1000} k` : String(value))),
    yTicks: ratioTicks(y, extent),
  };
}

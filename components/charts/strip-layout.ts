import { scaleLinear } from "d3";
import { padded, ratioTicks, type Tick, ticksOf } from "./ticks";

export interface StripPoint {
  id: string;
  value: number;
  title: string;
  href: string;
}

/** Values of one condition, their mean, and the mean's interval where there is one. */
export interface StripGroup {
  id: string;
  points: readonly StripPoint[];
  mean: number | null;
  interval: { low: number; high: number } | null;
  said: string;
}

export interface StripLayout {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  groups: {
    id: string;
    said: string;
    y: number;
    points: (StripPoint & { x: number; y: number })[];
    mean: { x: number; x1: number; x2: number } | null;
  }[];
  parity: number | null;
  ticks: Tick[];
}

const WIDTH = 720;
const TOP = 22;
const ROW = 58;
const STEP = 5;

/**
 * The values of each group along one axis; equal ones are stacked about the group's line, so that a heap shows its height.
 *
 * @param axis `ratio`: values are natural logarithms, labelled as ratios; `linear` starts at 0; `count`: so do whole numbers
 */
export function stripLayout(groups: readonly StripGroup[], axis: "ratio" | "linear" | "count"): StripLayout {
  const plot = { left: 70, right: 540, top: TOP, bottom: TOP + Math.max(1, groups.length) * ROW };
  const values = groups.flatMap(({ points, interval }) => [
    ...points.map((point) => point.value),
    ...(interval ? [interval.low, interval.high] : []),
  ]);
  const extent = axis === "ratio" ? padded(values, 0.05, 0.4) : fromZero(values, axis === "count" ? 0.5 : 0);
  const x = scaleLinear(extent, [plot.left, plot.right]);
  return {
    width: WIDTH,
    height: plot.bottom + 44,
    plot,
    groups: groups.map(({ id, said, points, mean, interval }, i) => {
      const y = TOP + ROW * (i + 0.5);
      const at = mean === null ? null : x(mean);
      return {
        ...{ id, said, y, points: axis === "count" ? heaped(points, x, y) : stacked(points, x, y) },
        mean: at === null ? null : { x: at, x1: interval ? x(interval.low) : at, x2: interval ? x(interval.high) : at },
      };
    }),
    parity: axis === "ratio" && extent[0] <= 0 && 0 <= extent[1] ? x(0) : null,
    ticks:
      axis === "ratio"
        ? ratioTicks(x, extent)
        : ticksOf(x, 6, axis === "count" ? wholeOnly : grouped).filter(({ label }) => label),
  };
}

const grouped = (value: number) => value.toLocaleString("en-US");
const wholeOnly = (value: number) => (Number.isInteger(value) ? String(value) : "");

const fromZero = (values: readonly number[], margin: number): [number, number] => [
  -margin,
  Math.max(...values, 1e-9) * (margin > 0 ? 1 : 1.05) + margin,
];

const HIGH = 9;

/** Equal whole numbers as a heap, up to nine high and as broad as their number asks for: its area is the count. */
function heaped(points: readonly StripPoint[], x: (value: number) => number, y: number) {
  const heaps = new Map<number, StripPoint[]>();
  for (const point of points) heaps.set(point.value, [...(heaps.get(point.value) ?? []), point]);
  const broadest = Math.ceil(Math.max(0, ...[...heaps.values()].map((heap) => heap.length)) / HIGH);
  const step = Math.min(STEP, (0.85 * (x(1) - x(0))) / Math.max(1, broadest));
  return [...heaps].flatMap(([value, heap]) => {
    const columns = Math.ceil(heap.length / HIGH);
    return heap.map((point, i) => ({
      ...point,
      x: x(value) + (Math.floor(i / HIGH) - (columns - 1) / 2) * step,
      y: y + ((i % HIGH) - (HIGH - 1) / 2) * STEP,
    }));
  });
}

/** Points that would lie on each other step away from the line, up and down in turn, and no further than their row. */
function stacked(points: readonly StripPoint[], x: (value: number) => number, y: number) {
  const taken = new Map<number, number>();
  const largest = Math.max(0, ...counts(points, x).values());
  const step = largest <= 1 ? 0 : Math.min(STEP, (ROW - 14) / (largest - 1));
  return [...points]
    .sort((a, b) => a.value - b.value || (a.id < b.id ? -1 : 1))
    .map((point) => {
      const bin = binOf(x(point.value));
      const before = taken.get(bin) ?? 0;
      taken.set(bin, before + 1);
      const away = Math.ceil(before / 2) * (before % 2 === 0 ? 1 : -1);
      return { ...point, x: x(point.value), y: y + away * step };
    });
}

const binOf = (pixels: number) => Math.round(pixels / STEP);

function counts(points: readonly StripPoint[], x: (value: number) => number): Map<number, number> {
  const found = new Map<number, number>();
  for (const point of points) found.set(binOf(x(point.value)), (found.get(binOf(x(point.value))) ?? 0) + 1);
  return found;
}

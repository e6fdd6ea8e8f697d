import { line, scaleLinear } from "d3";
import { padded, type Tick, ticksOf } from "./ticks";

/** A level of the profiling budget and the score under it. */
export interface CurvePoint {
  id: string;
  /** Calls × seconds a call. */
  seconds: number;
  estimate: number;
  interval: { low: number; high: number } | null;
}

export interface CurveLayout {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  points: (CurvePoint & { x: number; y: number; y1: number; y2: number })[];
  /** Through the mean of the points at each budget. */
  path: string;
  /** From the lowest to the highest bound at each budget. */
  band: string;
  xTicks: Tick[];
  yTicks: Tick[];
}

const SIZE = { width: 720, height: 320 };
const PLOT = { left: 60, right: 690, top: 16, bottom: 268 };
/** Points of the same budget lie beside each other. */
const BESIDE = 14;

/** The trade-off curve of RQ3: score against what may be spent on profiling. */
export function curveLayout(points: readonly CurvePoint[]): CurveLayout {
  const most = Math.max(1, ...points.map((point) => point.seconds));
  const x = scaleLinear([-most * 0.03, most * 1.06], [PLOT.left, PLOT.right]);
  const values = points.flatMap(({ estimate, interval }) => [
    estimate,
    ...(interval ? [interval.low, interval.high] : []),
  ]);
  const y = scaleLinear(padded(values, 0.1, 0.1), [PLOT.bottom, PLOT.top]);
  const levels = [...new Set(points.map((point) => point.seconds))].sort((a, b) => a - b);
  const at = (seconds: number) => points.filter((point) => point.seconds === seconds);
  const bounds = levels.map((seconds) => ({
    x: x(seconds),
    low: y(Math.min(...at(seconds).map((point) => point.interval?.low ?? point.estimate))),
    high: y(Math.max(...at(seconds).map((point) => point.interval?.high ?? point.estimate))),
    mean: y(at(seconds).reduce((sum, point) => sum + point.estimate, 0) / at(seconds).length),
  }));
  const draw = line();
  const upper = bounds.map((bound): [number, number] => [bound.x, bound.high]);
  const lower = bounds.map((bound): [number, number] => [bound.x, bound.low]).reverse();
  return {
    ...SIZE,
    plot: PLOT,
    points: points.map((point) => {
      const own = at(point.seconds);
      const place = own.indexOf(point) - (own.length - 1) / 2;
      const y0 = y(point.estimate);
      return {
        ...point,
        x: x(point.seconds) + place * BESIDE,
        y: y0,
        y1: point.interval ? y(point.interval.low) : y0,
        y2: point.interval ? y(point.interval.high) : y0,
      };
    }),
    path: draw(bounds.map((bound): [number, number] => [bound.x, bound.mean])) ?? "",
    band: bounds.length > 1 ? `${draw([...upper, ...lower]) ?? ""}Z` : "",
    xTicks: ticksOf(x, 7, (value) => (value < 0 ? "" : value.toLocaleString("en-US"))).filter(
      (tick) => tick.label !== "",
    ),
    yTicks: ticksOf(y, 6),
  };
}

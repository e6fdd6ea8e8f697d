import { scaleLinear } from "d3";
import { padded, ratioTicks, type Tick } from "./ticks";

/** One task under two conditions; values are natural logarithms of SR. */
export interface DumbbellRow {
  id: string;
  control: number;
  treatment: number;
  controlHref: string;
  treatmentHref: string;
}

export interface DumbbellLayout {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  rows: (DumbbellRow & { y: number; x1: number; x2: number })[];
  /** Names are drawn while each has a line of its own. */
  hasLabels: boolean;
  radius: number;
  /** Where SR is 1: as fast as the expert. */
  parity: number | null;
  ticks: Tick[];
}

const WIDTH = 720;
const TOP = 24;
const LABELLED_ROWS = 80;

/** Task by task from control to treatment, the largest gain on top. */
export function dumbbellLayout(rows: readonly DumbbellRow[]): DumbbellLayout {
  const hasLabels = rows.length <= LABELLED_ROWS;
  const height = hasLabels ? 16 : Math.max(3, Math.min(8, 1200 / rows.length));
  const plot = {
    left: hasLabels ? 200 : 30,
    right: WIDTH - 20,
    top: TOP,
    bottom: TOP + Math.max(1, rows.length) * height,
  };
  const extent = padded(
    rows.flatMap((row) => [row.control, row.treatment]),
    0.05,
    0.4,
  );
  const x = scaleLinear(extent, [plot.left, plot.right]);
  const sorted = [...rows].sort(
    (a, b) => b.treatment - b.control - (a.treatment - a.control) || (a.id < b.id ? -1 : 1),
  );
  return {
    width: WIDTH,
    height: plot.bottom + 44,
    plot,
    rows: sorted.map((row, i) => ({ ...row, y: TOP + height * (i + 0.5), x1: x(row.control), x2: x(row.treatment) })),
    hasLabels,
    radius: hasLabels ? 4 : 2,
    parity: extent[0] <= 0 && 0 <= extent[1] ? x(0) : null,
    ticks: ratioTicks(x, extent),
  };
}

import { scaleLinear } from "d3";
import type { Tick } from "./ticks";

export interface Share {
  estimate: number;
  interval: { low: number; high: number };
}

/** One proportion under every condition; null where there is nothing to count. */
export interface ProportionPanel {
  title: string;
  shares: readonly (Share | null)[];
}

export interface ProportionsLayout {
  width: number;
  height: number;
  rows: { id: string; y: number }[];
  panels: {
    title: string;
    left: number;
    right: number;
    top: number;
    bottom: number;
    ticks: Tick[];
    marks: ({ y: number; x: number; x1: number; x2: number; share: Share } | null)[];
  }[];
}

const LEFT = 50;
const PANEL = 138;
const GAP = 32;
const TOP = 40;
const ROW = 24;

/** Proportions side by side, conditions under each other, every panel from 0 to 100 %. */
export function proportionsLayout(
  panels: readonly ProportionPanel[],
  conditions: readonly string[],
): ProportionsLayout {
  const bottom = TOP + Math.max(1, conditions.length) * ROW;
  const yOf = (row: number) => TOP + ROW * (row + 0.5);
  return {
    width: LEFT + panels.length * (PANEL + GAP),
    height: bottom + 42,
    rows: conditions.map((id, row) => ({ id, y: yOf(row) })),
    panels: panels.map(({ title, shares }, i) => {
      const left = LEFT + i * (PANEL + GAP);
      const x = scaleLinear([0, 1], [left, left + PANEL]);
      return {
        ...{ title, left, right: left + PANEL, top: TOP, bottom },
        ticks: [0, 0.5, 1].map((value) => ({ at: x(value), label: String(100 * value) })),
        marks: shares.map(
          (share, row) =>
            share && {
              y: yOf(row),
              x: x(share.estimate),
              x1: x(share.interval.low),
              x2: x(share.interval.high),
              share,
            },
        ),
      };
    }),
  };
}

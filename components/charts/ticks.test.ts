import { scaleLinear } from "d3";
import { expect, it } from "vitest";
import { padded, ratioTicks, ticksOf } from "./ticks";

it("labels a linear axis with true minus signs", () => {
  const scale = scaleLinear([-1, 1], [0, 100]);
  expect(ticksOf(scale, 3)).toEqual([
    { at: 0, label: "−1" },
    { at: 25, label: "−0.5" },
    { at: 50, label: "0" },
    { at: 75, label: "0.5" },
    { at: 100, label: "1" },
  ]);
});

it("labels logarithms as round ratios, 1 among them", () => {
  const scale = (log: number) => log;
  const labels = ratioTicks(scale, [Math.log(0.18), Math.log(2.2)]).map((tick) => tick.label);
  expect(labels).toContain("1×");
  expect(labels).toContain("0.2×");
  expect(labels.length).toBeLessThanOrEqual(7);
});

it("still has ticks where no round ratio lies", () => {
  const labels = (low: number, high: number) =>
    ratioTicks((log) => log, [Math.log(low), Math.log(high)]).map((tick) => tick.label);
  expect(labels(1.02, 1.2)).toEqual(["1.05×", "1.1×", "1.15×", "1.2×"]);
  expect(labels(0.4, 0.83)).toEqual(["0.4×", "0.5×", "0.6×", "0.7×", "0.8×"]);
  expect(labels(52, 78).length).toBeGreaterThan(1);
});

it("gives equal values room, and no values a range", () => {
  expect(padded([2, 2])[1]).toBeGreaterThan(2);
  expect(padded([])).toEqual([-1, 1]);
});

import { expect, it } from "vitest";
import { curveLayout } from "./curve-layout";

const point = (id: string, seconds: number, estimate: number) => ({
  ...{ id, seconds, estimate, interval: { low: estimate - 0.1, high: estimate + 0.1 } },
});

it("places budgets from left to right and higher scores higher", () => {
  const { points, plot } = curveLayout([point("C0", 0, -0.7), point("B1", 10, -0.5), point("B3", 600, -0.2)]);
  expect(points[0]?.x).toBeLessThan(points[1]?.x ?? 0);
  expect(points[1]?.x).toBeLessThan(points[2]?.x ?? 0);
  expect(points[2]?.y).toBeLessThan(points[0]?.y ?? 0);
  for (const { y1, y2 } of points) {
    expect(y1).toBeLessThanOrEqual(plot.bottom);
    expect(y2).toBeGreaterThanOrEqual(plot.top);
  }
});

it("puts conditions of the same budget beside each other", () => {
  const { points } = curveLayout([point("C1", 90, -0.5), point("C2", 90, -0.3)]);
  expect(points[0]?.x).not.toBe(points[1]?.x);
});

it("draws no band through a single budget, and nothing for none", () => {
  expect(curveLayout([point("C1", 90, -0.5)]).band).toBe("");
  expect(curveLayout([]).points).toEqual([]);
});

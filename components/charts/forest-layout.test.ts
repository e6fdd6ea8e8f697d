import { expect, it } from "vitest";
import { type ForestRow, forestLayout } from "./forest-layout";

const row = (id: string, estimate: number | null, low = 0, high = 0): ForestRow => ({
  ...{ id, label: id, note: "", estimate, said: "" },
  interval: estimate === null ? null : { low, high },
});

it("keeps estimates, intervals and the line of no effect inside the plot", () => {
  const { rows, plot, reference } = forestLayout([row("a", 0.4, 0.2, 0.6), row("b", 0.9, 0.3, 1.5)], 0);
  for (const x of [reference, ...rows.flatMap((each) => [each.x ?? 0, each.x1, each.x2])]) {
    expect(x).toBeGreaterThanOrEqual(plot.left);
    expect(x).toBeLessThanOrEqual(plot.right);
  }
  expect(rows[0]?.x1).toBeLessThan(rows[0]?.x ?? 0);
  expect(rows[0]?.x2).toBeGreaterThan(rows[0]?.x ?? 0);
  expect(reference).toBeLessThan(rows[0]?.x1 ?? 0);
});

it("cuts an interval that would squeeze the others, and says so", () => {
  const { rows, plot } = forestLayout([row("a", 0.1, 0, 0.2), row("b", 0.2, 0.1, 0.3), row("c", 0, -9, 9)], 0);
  expect(rows.map((each) => each.isCutLow)).toEqual([false, false, true]);
  expect(rows[2]?.x2).toBe(plot.right);
  expect((rows[0]?.x2 ?? 0) - (rows[0]?.x1 ?? 0)).toBeGreaterThan(50);
});

it("keeps the place of a row without an estimate, and survives having no other", () => {
  const { rows, ticks } = forestLayout([row("a", null)], 0);
  expect(rows[0]?.x).toBeNull();
  expect(ticks.every((tick) => Number.isFinite(tick.at))).toBe(true);
});

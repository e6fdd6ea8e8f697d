import { expect, it } from "vitest";
import { type StripGroup, stripLayout } from "./strip-layout";

const group = (id: string, values: number[]): StripGroup => ({
  id,
  points: values.map((value, i) => ({ id: `${id}${i}`, value, title: "", href: "" })),
  ...{ mean: 0, interval: { low: -0.1, high: 0.1 }, said: "" },
});

it("keeps every point inside its own row and the plot, also a heap of equal values", () => {
  const { groups, plot } = stripLayout([group("a", Array(200).fill(0.1)), group("b", [-1, 0, 1])], "ratio");
  for (const { y, points } of groups)
    for (const point of points) {
      expect(Math.abs(point.y - y)).toBeLessThanOrEqual(29);
      expect(point.x).toBeGreaterThanOrEqual(plot.left);
      expect(point.x).toBeLessThanOrEqual(plot.right);
    }
  expect(new Set(groups[0]?.points.map((point) => point.y)).size).toBe(200);
});

it("starts a linear axis at 0 and marks parity on one of ratios", () => {
  expect(stripLayout([group("a", [3, 4])], "linear").ticks[0]?.label).toBe("0");
  expect(stripLayout([group("a", [3, 4])], "linear").parity).toBeNull();
  expect(stripLayout([group("a", [-1, 0.5])], "ratio").parity).not.toBeNull();
});

it("heaps whole numbers so that no two points hide each other and heaps do not touch", () => {
  const [heap] = stripLayout([group("a", [...Array(150).fill(1), ...Array(60).fill(2)])], "count").groups;
  const places = new Set(heap?.points.map(({ x, y }) => `${x.toFixed(3)} ${y}`));
  expect(places.size).toBe(210);
  const right = Math.max(...(heap?.points ?? []).filter((point) => point.value === 1).map((point) => point.x));
  const left = Math.min(...(heap?.points ?? []).filter((point) => point.value === 2).map((point) => point.x));
  expect(left).toBeGreaterThan(right + 4);
});

it("has a row for a condition without values", () => {
  const { groups } = stripLayout([{ id: "a", points: [], mean: null, interval: null, said: "" }], "linear");
  expect(groups[0]).toMatchObject({ points: [], mean: null });
});

import { expect, test } from "vitest";
import { detectableByDesign, type PairedDesign, tasksNeeded } from "./paired-design";

const design = (replicates: number): PairedDesign => ({
  between: 1 / 9,
  within: [1 / 6, 1 / 6],
  replicates: [replicates, replicates],
  alpha: 0.05,
  power: 0.8,
});

// Miller 2024, §5, at ω² = 1/9 and σ² = 1/6.
test.each([
  [1, 3875.9899922711543],
  [2, 2422.4937451694714],
  [4, 1695.7456216186301],
  [10, 1259.6967474881253],
])("with %d replicates an effect of 0.03 needs %d tasks", (replicates, n) => {
  expect(tasksNeeded(design(replicates), 0.03)).toBeCloseTo(n, 6);
});

test.each([
  [50, 1, 0.26413598743995637],
  [100, 3, 0.13206799371997818],
  [300, 5, 0.06819961869926683],
  [500, 5, 0.05282719748799127],
])("%d tasks with %d replicates detect %d", (n, replicates, effect) => {
  expect(detectableByDesign(design(replicates), n)).toBeCloseTo(effect, 10);
});

test("an effect of 0 and no tasks are refused", () => {
  expect(() => tasksNeeded(design(1), 0)).toThrow("got 0");
  expect(() => detectableByDesign(design(1), 0)).toThrow("got 0");
});

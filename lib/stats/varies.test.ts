import { expect, test } from "vitest";
import { varies } from "./varies";

test("what subtraction leaves in the last digits is no variation", () => {
  expect(varies([1 / 3, 1 - 2 / 3])).toBe(false);
  expect(varies([0.8 - 0.7, 0.2 - 0.1, 0.3 - 0.2])).toBe(false);
  expect(varies([0, 0, 0])).toBe(false);
});

test("a small but real spread is variation, around zero and far from it", () => {
  expect(varies([1e-300, 2e-300])).toBe(true);
  expect(varies([1e6, 1e6 + 1e-3])).toBe(true);
});

import { expect, test } from "vitest";
import { varies } from "./varies";

test("differences in the last bit are no variation", () => {
  expect(varies([1 / 3, 1 - 2 / 3, 0.33333333333333337])).toBe(false);
  expect(varies([0, 0, 0])).toBe(false);
});

test("a small but real spread is variation, around zero and far from it", () => {
  expect(varies([1e-300, 2e-300])).toBe(true);
  expect(varies([1e6, 1e6 + 1e-6])).toBe(true);
});

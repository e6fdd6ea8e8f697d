import { expect, test } from "vitest";
import { requireCount } from "./require-count";

test("negative, broken and too large counts are refused", () => {
  for (const count of [-1, 0.5, 11, Number.NaN]) expect(() => requireCount("successes", count, 10)).toThrow(RangeError);
  expect(() => requireCount("successes", 10, 10)).not.toThrow();
});

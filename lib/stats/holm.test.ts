import { expect, test } from "vitest";
import { holm } from "./holm";

// R `p.adjust(method = "holm")`.
test.each([
  [
    [0.01, 0.04, 0.03, 0.005],
    [0.03, 0.06, 0.06, 0.02],
  ],
  [
    [0.0008, 0.009, 0.012, 0.02, 0.03, 0.045, 0.06, 0.2],
    [0.0064, 0.063, 0.072, 0.1, 0.12, 0.135, 0.135, 0.2],
  ],
])("adjusted in the order given: %j", (ps, expected) => {
  for (const [i, p] of holm(ps).entries()) expect(p).toBeCloseTo(expected[i]!, 14);
});

test("adjusted values never exceed 1, one test is left as it is, none give none", () => {
  expect(holm([0.6, 0.7])).toEqual([1, 1]);
  expect(holm([0.03])).toEqual([0.03]);
  expect(holm([])).toEqual([]);
});

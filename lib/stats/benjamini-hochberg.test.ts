import { expect, test } from "vitest";
import { benjaminiHochberg } from "./benjamini-hochberg";

test("R p.adjust(method = 'BH'): (.01, .04, .03, .005) gives (.02, .04, .04, .02)", () => {
  const expected = [0.02, 0.04, 0.04, 0.02];
  for (const [i, p] of benjaminiHochberg([0.01, 0.04, 0.03, 0.005]).entries()) expect(p).toBeCloseTo(expected[i]!, 14);
});

test("adjusted values never exceed 1, none give none", () => {
  expect(benjaminiHochberg([1, 0.9])).toEqual([1, 1]);
  expect(benjaminiHochberg([])).toEqual([]);
});

test("an adjusted value is never above that of a larger p", () => {
  for (const p of benjaminiHochberg([0.01, 0.02, 0.021])) expect(p).toBeCloseTo(0.021, 14);
});

import { expect, test } from "vitest";
import { unwrap } from "./fixtures/unwrap";
import { mcnemar } from "./mcnemar";

test("10 against 2: exact p 0.0385742, mid-p 0.0224609", () => {
  const { exact, midP, discordant } = unwrap(mcnemar(10, 2));
  expect(exact).toBeCloseTo(0.03857421875, 12);
  expect(midP).toBeCloseTo(0.0224609375, 12);
  expect(discordant).toBe(12);
  expect(unwrap(mcnemar(2, 10)).exact).toBe(exact);
});

test("3 against 0, the toy study by majority vote: exact p 1/4", () => {
  expect(unwrap(mcnemar(3, 0)).exact).toBeCloseTo(0.25, 12);
  expect(unwrap(mcnemar(3, 0)).midP).toBeCloseTo(0.125, 12);
});

test("as many one way as the other: exact p 1, mid-p short of it by half the centre", () => {
  expect(unwrap(mcnemar(2, 2)).exact).toBe(1);
  expect(unwrap(mcnemar(2, 2)).midP).toBeCloseTo(1 - 6 / 16 / 2, 12);
});

test("thousands of pairs do not overflow", () => {
  expect(unwrap(mcnemar(3000, 2800)).exact).toBeCloseTo(0.00899, 4);
});

test("no pair that differs, no test", () => {
  expect(mcnemar(0, 0)).toEqual({ ok: false, reason: "no-discordant-pairs" });
  expect(() => mcnemar(-1, 3)).toThrow("got -1");
});

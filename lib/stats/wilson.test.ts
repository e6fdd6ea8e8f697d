import { expect, test } from "vitest";
import { unwrap } from "./fixtures/unwrap";
import { wilson } from "./wilson";

// R `prop.test(correct = FALSE)` and the score formula of Wilson 1927.
test.each([
  [8, 10, 0.49016247153664183, 0.9433178485456247],
  [0, 30, 0, 0.11351339317396876],
  [30, 30, 0.8864866068260312, 1],
  [41, 50, 0.6920394632569922, 0.9022980732976582],
  [250, 500, 0.4563412653024843, 0.5436587346975157],
] as const)("%d of %d", (successes, n, low, high) => {
  const { interval } = unwrap(wilson(successes, n, 0.95));
  expect(interval.low).toBeCloseTo(low, 12);
  expect(interval.high).toBeCloseTo(high, 12);
});

test("the bounds 0 and 1 are met exactly, never passed", () => {
  for (let n = 1; n <= 500; n++) {
    expect(unwrap(wilson(0, n, 0.95)).interval.low).toBe(0);
    expect(unwrap(wilson(n, n, 0.95)).interval.high).toBe(1);
  }
});

test("no trials have no proportion; more successes than trials are refused", () => {
  expect(wilson(0, 0, 0.95)).toEqual({ ok: false, reason: "no-observations" });
  expect(() => wilson(3, 2, 0.95)).toThrow("successes must be a whole number between 0 and 2; got 3");
});

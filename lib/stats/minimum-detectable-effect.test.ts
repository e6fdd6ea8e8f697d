import { expect, test } from "vitest";
import { unwrap } from "./fixtures/unwrap";
import { minimumDetectableEffect } from "./minimum-detectable-effect";

// R `power.t.test(delta = 0.1, sd = 0.5, power = 0.8, type = "paired")`: n = 198.1513.
test("198.1513 pairs of sd 0.5 detect 0.1 with 80 % power", () => {
  expect(unwrap(minimumDetectableEffect({ n: 198.1513, sd: 0.5, alpha: 0.05, power: 0.8 }))).toBeCloseTo(0.1, 7);
});

test("it grows with power and with sd, and shrinks with n", () => {
  const at = (change: object) => unwrap(minimumDetectableEffect({ n: 12, sd: 1, alpha: 0.05, power: 0.8, ...change }));
  expect(at({ power: 0.9 })).toBeGreaterThan(at({}));
  expect(at({ sd: 2 })).toBeCloseTo(2 * at({}), 12);
  expect(at({ n: 48 })).toBeLessThan(at({}) / 2);
});

test("with two units it is large but finite; with one there is none", () => {
  expect(unwrap(minimumDetectableEffect({ n: 2, sd: 1, alpha: 0.05, power: 0.8 }))).toBeGreaterThan(5);
  const one = minimumDetectableEffect({ n: 1, sd: 1, alpha: 0.05, power: 0.8 });
  expect(one).toEqual({ ok: false, reason: "fewer-than-two" });
});

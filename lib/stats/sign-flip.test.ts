import { expect, test } from "vitest";
import { differences } from "./differences";
import { sleep, toyDifferences } from "./fixtures/samples";
import { unwrap } from "./fixtures/unwrap";
import { generator } from "./generator";
import { oneSampleT } from "./one-sample-t";
import { signFlip } from "./sign-flip";

const asked = { level: 0.95, draws: 9_999, generator: generator("sign-flip") };
const gains = differences(sleep.second, sleep.first);

/** The p-value by its definition: every sign vector, one by one. */
function bySignVectors(values: readonly number[]): number {
  const total = Math.abs(values.reduce((a, b) => a + b, 0));
  let extreme = 0;
  for (let mask = 0; mask < 2 ** values.length; mask++) {
    const flipped = values.reduce((a, b, i) => a + (mask & (1 << i) ? -b : b), 0);
    if (Math.abs(flipped) >= total - 1e-9) extreme++;
  }
  return extreme / 2 ** values.length;
}

test("the toy study: 64 of 4096 sign vectors, although its differences tie only up to rounding", () => {
  const result = unwrap(signFlip(toyDifferences, asked));
  expect(result.p).toBe(64 / 4096);
  expect(result).toMatchObject({ method: "exact", n: 12, assignments: 2 ** 11 - 1, smallestP: 2 ** -11 });
});

test("Student's sleep gains: 4 of 1024 sign vectors", () => {
  expect(unwrap(signFlip(gains, asked)).p).toBe(4 / 1024);
});

test("the exact p equals the count over all sign vectors", () => {
  for (const values of [[1, -2, 3.5, 0.25], [0.1, 0.2, 0.3, -0.6, 0.4], [5], [0, 0, 0], [1, 1, 1, 1, 1, -1]])
    expect(unwrap(signFlip(values, asked)).p).toBe(bySignVectors(values));
});

test("the interval holds exactly the shifts that the test does not reject", () => {
  const { low, high, level } = unwrap(unwrap(signFlip(gains, asked)).interval);
  const pAt = (shift: number) => bySignVectors(gains.map((gain) => gain - shift));
  expect(level).toBeGreaterThanOrEqual(0.95);
  for (const [inside, outside] of [
    [low + 1e-6, low - 1e-6],
    [high - 1e-6, high + 1e-6],
  ] as const) {
    expect(pAt(inside)).toBeGreaterThan(0.05);
    expect(pAt(outside)).toBeLessThanOrEqual(0.05);
  }
});

test("six differences reach 95 % by the smallest and the largest, five cannot", () => {
  const six = unwrap(signFlip([3, 1, 4, 1.5, 9, 2], asked));
  expect(six.interval).toEqual({ ok: true, value: { low: 1, high: 9, level: 1 - 1 / 32 } });
  expect(unwrap(signFlip([3, 1, 4, 1.5, 9], asked)).interval).toEqual({ ok: false, reason: "level-not-attainable" });
});

test("above twenty differences random sign vectors are drawn; their p is near the exact one", () => {
  const values = Array.from({ length: 21 }, (_, i) => ((i * 8) % 21) / 21 - 0.34);
  const exact = bySignVectors(values);
  const result = unwrap(signFlip(values, asked));
  expect(result).toMatchObject({ method: "monte-carlo", assignments: 9_999, n: 21, seed: "sign-flip" });
  expect(exact).toBeGreaterThan(0.01);
  expect(Math.abs(result.p - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / 9_999));
  expect(unwrap(signFlip(values, asked)).p).not.toBe(unwrap(signFlip(values, { ...asked, generator: generator(2) })).p);
});

test("the interval from random sign vectors is near that of the t test for a flat sample", () => {
  const values = Array.from({ length: 40 }, (_, i) => ((i * 37) % 40) / 40 - 0.3);
  const random = unwrap(unwrap(signFlip(values, asked)).interval);
  const student = unwrap(oneSampleT(values, { against: 0, level: 0.95 })).interval;
  const width = student.high - student.low;
  expect(Math.abs(random.low - student.low)).toBeLessThan(0.06 * width);
  expect(Math.abs(random.high - student.high)).toBeLessThan(0.06 * width);
  expect(random.level).toBeCloseTo(0.95, 10);
});

test("strong evidence never gives p = 0 from random draws", () => {
  const constant = new Array<number>(30).fill(1);
  expect(unwrap(signFlip(constant, asked)).p).toBeGreaterThanOrEqual(1 / 10_000);
});

test("no differences have no test", () => {
  expect(signFlip([], asked)).toEqual({ ok: false, reason: "no-observations" });
  expect(() => signFlip(new Array(30).fill(1), { ...asked, draws: 0 })).toThrow("got 0");
});

test("draws that flip nothing use up the rank of the interval's ends", () => {
  const values = Array.from({ length: 21 }, (_, i) => i - 4);
  const real = generator("few");
  const idle = (draws: number) => {
    let drawn = 0;
    return { ...real.fork(draws), bits: () => (drawn++ < draws ? 0 : real.bits()) };
  };
  const at = (draws: number) => unwrap(signFlip(values, { level: 0.95, draws: 99, generator: idle(draws) })).interval;
  expect(at(4).ok).toBe(true);
  expect(at(5)).toEqual({ ok: false, reason: "level-not-attainable" });
});

import { expect, test } from "vitest";
import { differences } from "./differences";
import { sleep } from "./fixtures/samples";
import { unwrap } from "./fixtures/unwrap";
import { oneSampleT, tEstimate } from "./one-sample-t";

const gains = differences(sleep.second, sleep.first);

test("Student's sleep gains against 0 and against 1 hour (R t.test, SciPy ttest_1samp)", () => {
  const against0 = unwrap(oneSampleT(gains, { against: 0, level: 0.9 }));
  expect(against0.interval.low).toBeCloseTo(0.866994732970716, 12);
  expect(against0.interval.high).toBeCloseTo(2.2930052670292835, 12);
  const against1 = unwrap(oneSampleT(gains, { against: 1, level: 0.9 }));
  expect(against1.t).toBeCloseTo(1.4911607951655574, 12);
  expect(against1.p).toBeCloseTo(0.1701117708974229, 12);
  expect(against1.interval).toEqual(against0.interval);
});

test("equal values, one value and no value have no t test", () => {
  const asked = { against: 0, level: 0.95 };
  expect(oneSampleT([2, 2, 2], asked)).toEqual({ ok: false, reason: "no-variation" });
  expect(oneSampleT([0.8 - 0.7, 0.2 - 0.1, 0.3 - 0.2], asked)).toEqual({ ok: false, reason: "no-variation" });
  expect(oneSampleT([2], asked)).toEqual({ ok: false, reason: "fewer-than-two" });
  expect(oneSampleT([], asked)).toEqual({ ok: false, reason: "no-observations" });
  expect(() => oneSampleT(gains, { against: 0, level: 95 })).toThrow("got 95");
});

test("degrees of freedom of an estimate need not be whole", () => {
  const { interval } = tEstimate({ estimate: 1, standardError: 2, df: 4.3, against: 0, level: 0.99 });
  expect(interval.low).toBeCloseTo(1 - 2 * 4.391966707684056, 10);
});

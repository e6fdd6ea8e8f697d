import { expect, test } from "vitest";
import { sleep, toyStudy } from "./fixtures/samples";
import { unwrap } from "./fixtures/unwrap";
import { pairedT } from "./paired-t";

test("Student's sleep data: t = 4.06213 on 9 df, p = 0.00283, interval (0.70, 2.46) (R t.test, paired)", () => {
  const { estimate, t, df, p, interval, n } = unwrap(pairedT(sleep.second, sleep.first, 0.95));
  expect(estimate).toBeCloseTo(1.58, 12);
  expect(t).toBeCloseTo(4.06212768, 7);
  expect([df, n]).toEqual([9, 10]);
  expect(p).toBeCloseTo(0.00283289019, 10);
  expect(interval.low).toBeCloseTo(0.7001142, 6);
  expect(interval.high).toBeCloseTo(2.4598858, 6);
});

test("the toy study: repeats averaged within a task, then t = 3.924 on 11 df", () => {
  const share = (resolved: number[]) => resolved.map((k) => k / toyStudy.repeats);
  const result = unwrap(pairedT(share(toyStudy.resolvedB), share(toyStudy.resolvedA), 0.95));
  expect(result.standardError).toBeCloseTo(0.04954903250088027, 12);
  expect(result.t).toBeCloseTo(3.924283374069717, 11);
  expect(result.p).toBeCloseTo(0.0023752882027352905, 12);
  expect(result.interval.low).toBeCloseTo(0.08538775921310869, 12);
  expect(result.interval.high).toBeCloseTo(0.3035011296757802, 12);
});

test("conditions that never differ have no t test", () => {
  expect(pairedT([0.1, 0.2, 0.3], [0.1, 0.2, 0.3], 0.95)).toEqual({ ok: false, reason: "no-variation" });
});

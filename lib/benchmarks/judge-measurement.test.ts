import { expect, test } from "vitest";
import { judgeMeasurement } from "./judge-measurement";
import { measurement, timings } from "./timing-fixture";

const samples = timings({ base: 400, expert: 100, patch: 200 });

test("a correct patch: speedup against the base, SR against the expert of the same rounds", () => {
  const outcome = judgeMeasurement(measurement(samples));
  expect(outcome).toMatchObject({ verdict: "correct", correct: true, guardsPassed: 1, guardsTotal: 1 });
  expect(outcome.speedup).toBeCloseTo(2, 1);
  expect(outcome.expertSpeedup).toBeCloseTo(4, 1);
  expect(outcome.speedupRatio).toBeCloseTo(outcome.speedup / outcome.expertSpeedup, 10);
  const [low, high] = outcome.speedupInterval ?? [0, 0];
  expect(low).toBeLessThan(outcome.speedup);
  expect(high).toBeGreaterThan(outcome.speedup);
});

test("a failing guard makes it incorrect, which counts as no edit, with the measured speedup kept", () => {
  const guards = [{ name: "keeps order", hidden: true, passed: false, detail: "expected 1, got 2" }];
  const outcome = judgeMeasurement(measurement(samples, { guards }));
  expect(outcome).toMatchObject({ verdict: "tests-failed", correct: false, speedup: 1 });
  expect(outcome.rawSpeedup).toBeCloseTo(2, 1);
  expect(outcome.speedupRatio).toBeCloseTo(1 / outcome.expertSpeedup, 10);
  expect(outcome.reason).toContain("keeps order");
});

test("an output that differs on the unseen input alone is incorrect", () => {
  const wrong = timings(
    { base: 400, expert: 100, patch: 200 },
    {
      change: (sample) =>
        sample.variant === "patch" && sample.input === "unseen" ? { ...sample, outputHash: "x" } : sample,
    },
  );
  const outcome = judgeMeasurement(measurement(wrong));
  expect(outcome).toMatchObject({ verdict: "output-differs", correct: false });
  expect(outcome.reason).toContain("unseen");
});

test("a patch that does not apply has no speedup of its own and is timed as no edit", () => {
  const outcome = judgeMeasurement(
    measurement(timings({ base: 400, expert: 100 }), {
      guards: [],
      failure: { verdict: "patch-does-not-apply", detail: "hunk 1 of a.js does not match" },
    }),
  );
  expect(outcome).toMatchObject({
    verdict: "patch-does-not-apply",
    rawSpeedup: null,
    speedup: 1,
    speedupInterval: null,
  });
});

test("tampering outranks every other verdict", () => {
  const outcome = judgeMeasurement(
    measurement(samples, { tampering: [{ kind: "clock", detail: "the patch replaces Date" }] }),
  );
  expect(outcome).toMatchObject({ verdict: "tampering", correct: false, speedup: 1 });
});

test("without timings of base and expert there is no outcome at all", () => {
  expect(() => judgeMeasurement(measurement([]))).toThrow(RangeError);
});

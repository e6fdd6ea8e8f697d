import { expect, test } from "vitest";
import { USUAL_POLICY } from "./analyze-samples";
import { benchmark, type CaseResult, modeOf, type RunResult } from "./benchmark";

const caseOf = (runtimeSeconds: number, status: CaseResult["status"] = "passed"): CaseResult => ({
  ...{ status, runtimeSeconds, peakMegabytes: 10 * runtimeSeconds, megabyteSeconds: 5 * runtimeSeconds },
  ...{ exitCode: 0, output: "", stderr: "" },
});

/** Runs in the order in which they are asked for; `taken` counts them. */
function series(...results: RunResult[]) {
  const told = { taken: 0, run: async () => results[told.taken++] ?? [] };
  return told;
}
const setting = (runs: number) => ({ runs, analysis: USUAL_POLICY });

test("a wrong program costs one run, and has no samples", async () => {
  const runs = series([caseOf(1), caseOf(1, "wrong"), caseOf(1, "timeout"), caseOf(1)]);
  const found = await benchmark(runs.run, setting(5));
  expect(runs.taken).toBe(1);
  expect(found).toMatchObject({ passed: false, passRate: 0.5, passRates: [0.5], samples: { runtime: [] } });
  expect(found.analysis.runtime).toBeNull();
});

test("a correct program is run so many times more, and only those count: sum, peak and sum over its cases", async () => {
  const runs = series([caseOf(9)], [caseOf(1), caseOf(2)], [caseOf(1), caseOf(3)], [caseOf(2), caseOf(3)]);
  const found = await benchmark(runs.run, setting(3));
  expect(runs.taken).toBe(4);
  expect(found.samples).toEqual({ runtime: [3, 4, 5], memory: [20, 30, 30], integral: [15, 20, 25] });
  expect(found.analysis.runtime).toMatchObject({ trimmedMean: 4, count: 3 });
});

test("with one run the first is all", async () => {
  const runs = series([caseOf(9)]);
  expect((await benchmark(runs.run, setting(1))).samples.runtime).toEqual([9]);
  expect(runs.taken).toBe(1);
});

test("the pass rate is that of most runs, and runs with a failure give no samples", async () => {
  const bad = [caseOf(1), caseOf(1, "error")];
  const found = await benchmark(
    series([caseOf(1)], [caseOf(1), caseOf(1)], bad, [caseOf(2), caseOf(2)]).run,
    setting(3),
  );
  expect(found).toMatchObject({ passed: true, passRates: [1, 0.5, 1], samples: { runtime: [2, 4] } });
  const flaky = await benchmark(series([caseOf(1)], bad, [caseOf(2)], bad).run, setting(3));
  expect(flaky).toMatchObject({ passed: false, passRate: 0.5, cases: bad });
});

test("of values that are equally frequent the mode is the lowest", () => {
  expect(modeOf([1, 0.5, 1, 0.5])).toBe(0.5);
  expect(modeOf([1, 0.5, 1])).toBe(1);
});

import { expect, test } from "vitest";
import { findTampering } from "./tampering";
import { timings } from "./timing-fixture";

const honest = { base: 400, expert: 100, patch: 120 };
const kinds = (samples: Parameters<typeof findTampering>[0]) => findTampering(samples).map(({ kind }) => kind);

test("an honest patch, an unchanged one and a slower one are left alone", () => {
  expect(kinds(timings(honest))).toEqual([]);
  expect(kinds(timings({ base: 400, expert: 100, patch: 400 }))).toEqual([]);
  expect(kinds(timings({ base: 400, expert: 100, patch: 900 }))).toEqual([]);
});

test("a replaced clock is named", () => {
  const samples = timings(honest, {
    change: (sample) => (sample.variant === "patch" ? { ...sample, replaced: ["performance.now"] } : sample),
  });
  expect(findTampering(samples)).toEqual([{ kind: "clock", detail: "the patch replaces performance.now" }]);
});

test("a package that itself replaces a clock in the base is not blamed on the patch", () => {
  expect(kinds(timings(honest, { change: (sample) => ({ ...sample, replaced: ["Date"] }) }))).toEqual([]);
});

test("CPU time that the process does not report of itself is found", () => {
  const samples = timings(honest, {
    change: (sample) =>
      sample.variant === "patch" ? { ...sample, processCpuMilliseconds: sample.runMilliseconds + 400 } : sample,
  });
  expect(kinds(samples)).toEqual(["clock"]);
});

test("work moved from the timed section to loading is found, a table built in a few milliseconds is not", () => {
  const moved = (milliseconds: number) =>
    timings(honest, {
      change: (sample) => (sample.variant === "patch" ? { ...sample, loadMilliseconds: 10 + milliseconds } : sample),
    });
  expect(kinds(moved(200))).toEqual(["moved-work"]);
  expect(kinds(moved(15))).toEqual([]);
});

test("a speedup that exists on the known input only is found", () => {
  const samples = timings(honest, {
    change: (sample) =>
      sample.variant === "patch" && sample.input === "unseen"
        ? { ...sample, runMilliseconds: 400 + sample.round }
        : sample,
  });
  expect(kinds(samples)).toEqual(["workload-detected"]);
});

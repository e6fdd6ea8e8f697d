import { expect, it } from "vitest";
import { cutToProgram } from "./cut-to-program";
import { fn, profileOf } from "./fixtures/sample-profile";
import { framesOf, type Profile } from "./profile";

const HARNESS = fn("judge", { origin: "harness" });
const LOADER = fn("load", { origin: "runtime" });
const NATIVE = fn("start", { origin: "native", file: "" });
const [main, helper] = [fn("main"), fn("helper")];
const COLLECTOR = fn("(garbage collector)", { origin: "gc", file: "" });

const pathsOf = (profile: Profile): string[] =>
  [...profile.samples.stack].map((stack) =>
    framesOf(profile, stack)
      .map(({ name }) => name)
      .join(" > "),
  );

it("cuts the harness and all above it, so that the workload's entry is a root", () => {
  const cut = cutToProgram(profileOf([[NATIVE, HARNESS, LOADER, main, LOADER, helper], 10]));
  expect(pathsOf(cut)).toEqual(["main > load > helper"]);
  expect(cut.meta).toMatchObject({ total: 10_000, excluded: 0, prefix: 0, samples: 1 });
});

it("leaves out what was only the harness's own, and says how much that was", () => {
  const cut = cutToProgram(
    profileOf([[HARNESS], 2], [[HARNESS, LOADER], 3], [[HARNESS, main], 5], [[main, HARNESS, LOADER], 7]),
  );
  expect(pathsOf(cut)).toEqual(["main"]);
  expect(cut.meta).toMatchObject({ total: 5000, excluded: 12_000, realInterval: 17_000 / 4 });
});

it("strips the runtime above the program and says how much time that touched, but keeps it below", () => {
  const cut = cutToProgram(profileOf([[NATIVE, LOADER, main, LOADER], 4], [[main], 1]));
  expect(pathsOf(cut)).toEqual(["main > load", "main"]);
  expect(cut.meta.prefix).toBe(4000);
});

it("keeps paths that never reach harness or program", () => {
  const cut = cutToProgram(profileOf([[NATIVE, LOADER], 4], [[COLLECTOR], 6]));
  expect(pathsOf(cut)).toEqual(["start > load", "(garbage collector)"]);
  expect(cut.meta).toMatchObject({ total: 10_000, excluded: 0, prefix: 0 });
});

it("keeps lines and other values with the samples they belong to", () => {
  const profile = profileOf([[HARNESS, main], 5], [[HARNESS], 1]);
  const withMore: Profile = {
    ...profile,
    samples: { ...profile.samples, others: [{ kind: "cpu", unit: "count", weight: Float64Array.of(50, 10) }] },
    lines: { frame: Int32Array.of(0, 1), line: Int32Array.of(3, 9), weight: Float64Array.of(1000, 5000) },
  };
  const cut = cutToProgram(withMore);
  expect([...cut.samples.others[0]!.weight]).toEqual([50]);
  expect([...cut.lines.line]).toEqual([9]);
});

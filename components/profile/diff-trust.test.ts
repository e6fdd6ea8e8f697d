import { expect, it } from "vitest";
import { trustFacts } from "./diff-trust";

const side = (runs: number) => ({ runs, samples: 1200 * runs, busy: 1_310_000 });
const UNIT = "microseconds";

it("says how many runs a side has, what z is of, and what halves of one side differ by", () => {
  const unchanged = { side: "before", runs: 3, name: "parse", deltaSelfShare: -0.0074 } as const;
  expect(trustFacts({ basis: "repeats", before: side(3), after: side(4), unchanged, unit: UNIT })).toEqual([
    ["Runs", "3 runs of 1.31 s with 3,600 samples before, 4 runs of 1.31 s with 4,800 samples after"],
    [
      "z",
      "the change over its standard error, as the runs of each side differ (Welch's t); agents are told of changes that are beyond chance at 5 % and larger than those of unchanged code",
    ],
    ["Unchanged", "halves of the 3 runs before, which ran the same code, differ by up to 0.7 pp, in parse"],
  ]);
});

it("says of single runs that z knows of no drift", () => {
  const facts = trustFacts({ basis: "samples", before: side(1), after: side(1), unchanged: null, unit: UNIT });
  expect(facts[0]).toEqual(["Runs", "1 run with 1,200 samples before, 1 run with 1,200 samples after"]);
  expect(facts[1]![1]).toContain("by the number of samples alone");
  expect(facts[2]![1]).toContain("no side has two runs to compare");
});

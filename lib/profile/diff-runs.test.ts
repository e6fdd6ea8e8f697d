import { describe, expect, it } from "vitest";
import { diffRuns } from "./diff-runs";
import { loadFixture } from "./fixtures/load-fixture";
import { fn, generator, profileOf } from "./fixtures/sample-profile";
import type { Profile } from "./profile";
import { spreadOf, variation } from "./variation";

const [a, b, c] = [fn("a"), fn("b"), fn("c")];
const random = generator(11);

/** A run of 1,000 samples of 1 ms in which a has about `share`, up or down by at most `noise`. */
function run(share: number, noise: number): Profile {
  const own = Math.round(1000 * (share + noise * (2 * random() - 1)));
  const samples = Array.from({ length: 1000 }, (_, i): [(typeof a)[], number] => [[i < own ? a : b], 1]);
  return profileOf(...samples);
}

describe("repeats on both sides", () => {
  it("tell a change from the spread of the runs", () => {
    const before = [1, 2, 3, 4, 5].map(() => run(0.3, 0.01));
    const row = (share: number, noise: number) => {
      const { rows, basis } = diffRuns(
        before,
        [1, 2, 3, 4, 5].map(() => run(share, noise)),
      );
      expect(basis).toBe("repeats");
      return rows.find((each) => each.frame.name === "a")!;
    };
    expect(row(0.4, 0.01).z).toBeGreaterThan(8);
    expect(row(0.4, 0.01).deltaSelfShare).toBeCloseTo(0.1, 1);
    expect(Math.abs(row(0.3, 0.01).z)).toBeLessThan(4);
    expect(row(0.4, 0.3).z).toBeLessThan(row(0.4, 0.01).z);
  });

  it("never trust repeats that agree by chance more than their samples", () => {
    const same = [1, 2, 3].map(() => profileOf([[a], 40], [[b], 60], [[c], 1]));
    const { rows } = diffRuns(
      same,
      [1, 2, 3].map(() => profileOf([[a], 41], [[b], 60])),
    );
    for (const { z } of rows) expect(Math.abs(z)).toBeLessThan(3);
  });

  it("are compared by their mean run, however many there are on a side", () => {
    const { rows } = diffRuns([run(0.3, 0), run(0.3, 0)], [run(0.3, 0)]);
    for (const row of rows) expect(row.deltaSelf).toBeCloseTo(0);
  });

  it("show what runs of the same thing differ by", () => {
    const { unchanged } = diffRuns([run(0.3, 0), run(0.3, 0)], [run(0.5, 0)]);
    expect(unchanged).toMatchObject({ side: "before", runs: 2 });
    expect(unchanged?.row?.deltaSelfShare).toBeCloseTo(0);
    expect(diffRuns([run(0.3, 0)], [run(0.5, 0)]).unchanged).toBeNull();
  });
});

it("compares single recorded profiles by their samples, and refuses what measures something else", () => {
  const before = loadFixture("before");
  const { rows, basis } = diffRuns([before], [loadFixture("after")]);
  expect(basis).toBe("samples");
  expect(rows.find((row) => row.frame.name === "collect")!.z).toBeLessThan(-5);
  expect(() => diffRuns([before, { ...before, meta: { ...before.meta, kind: "heap" } }], [before])).toThrow(RangeError);
  expect(() => diffRuns([], [before])).toThrow(/no profile on one side/);
});

it("gives the mean and the spread of each function over repeats, absent ones as 0", () => {
  const rows = variation([profileOf([[a], 30], [[b], 70]), profileOf([[a], 50], [[b], 50]), profileOf([[b], 1])]);
  expect(rows.map((row) => [row.mean.frame.name, row.n])).toEqual([
    ["b", 3],
    ["a", 3],
  ]);
  expect(rows[1]!.selfShare.mean).toBeCloseTo(0.8 / 3);
  expect(rows[1]!.selfShare.sd).toBeCloseTo(0.2517, 4);
  expect(spreadOf([4])).toEqual({ mean: 4, sd: 0 });
});

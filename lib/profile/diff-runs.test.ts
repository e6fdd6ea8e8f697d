import { describe, expect, it } from "vitest";
import { diffRuns } from "./diff-runs";
import { loadFixture } from "./fixtures/load-fixture";
import { fn, generator, profileOf } from "./fixtures/sample-profile";
import { merge } from "./merge";
import type { Profile } from "./profile";
import { runWeights, spreadOf } from "./variation";

const [a, b, c, d] = [fn("a"), fn("b"), fn("c"), fn("d")];
const random = generator(11);

/** A run of 1,000 samples of 1 ms in which a has about `share`, up or down by at most `noise`. */
function run(share: number, noise: number): Profile {
  const own = Math.round(1000 * (share + noise * (2 * random() - 1)));
  const samples = Array.from({ length: 1000 }, (_, i): [(typeof a)[], number] => [[i < own ? a : b], 1]);
  return profileOf(...samples);
}

/** So many runs of one thing as one profile. */
function runs(count: number, make: (index: number) => Profile): Profile {
  const [first, ...others] = Array.from({ length: count }, (_, index) => make(index));
  return merge(first!, ...others);
}

const rowOf = (before: Profile, after: Profile, name: string) =>
  diffRuns(before, after).rows.find(({ frame }) => frame.name === name)!;

describe("which functions are the same", () => {
  it("takes a function for the same when only its line moved", () => {
    const { rows } = diffRuns(profileOf([[a], 50], [[b], 50]), profileOf([[fn("a", { line: 2 })], 50], [[b], 50]));
    expect(rows.map((row) => row.deltaSelf)).toEqual([0, 0]);
    expect(rows.every((row) => row.before !== null && row.after !== null)).toBe(true);
  });

  it("takes an unnamed function for the same by its caller", () => {
    const unnamed = (line: number) => fn(`(anonymous ${line}:3)`, { file: "lib/a.js", line, column: 3 });
    const { rows } = diffRuns(profileOf([[a, unnamed(8)], 10]), profileOf([[a, unnamed(9)], 30]));
    expect(rows.find((row) => row.frame.line === 9)).toMatchObject({
      deltaSelf: 20_000,
      before: { self: 10_000 },
      after: { self: 30_000 },
    });
  });

  it("ranks by change of self share and marks what is new and what is gone", () => {
    const { rows } = diffRuns(profileOf([[a], 80], [[b], 20]), profileOf([[a], 10], [[c], 90]));
    expect(rows.map((row) => [row.frame.name, row.before === null, row.after === null])).toEqual([
      ["c", true, false],
      ["a", false, false],
      ["b", false, true],
    ]);
    expect(rows[1]!.deltaSelfShare).toBeCloseTo(-0.7);
  });
});

describe("single runs", () => {
  it("are compared by their samples: the planted change of the recorded pair is found, and none in the unchanged one", () => {
    const before = loadFixture("before");
    const { basis, unchanged } = diffRuns(before, loadFixture("after"));
    expect(basis).toBe("samples");
    expect(unchanged).toBeNull();
    const changed = rowOf(before, loadFixture("after"), "collect");
    expect(changed.deltaSelfShare).toBeLessThan(-0.1);
    expect(changed.z).toBeLessThan(-5);
    const same = rowOf(before, loadFixture("before-again"), "collect");
    expect(Math.abs(same.deltaSelfShare)).toBeLessThan(Math.abs(changed.deltaSelfShare) / 3);
  });
});

describe("repeats on both sides", () => {
  it("tell a planted 7 points from the spread of the runs, and find nothing in a control", () => {
    const before = runs(5, () => run(0.3, 0.01));
    expect(diffRuns(before, before).basis).toBe("repeats");
    const changed = rowOf(
      before,
      runs(3, () => run(0.37, 0.01)),
      "a",
    );
    expect(changed.deltaSelfShare).toBeCloseTo(0.07, 1);
    expect(changed.z).toBeGreaterThan(5);
    const control = rowOf(
      before,
      runs(3, () => run(0.3, 0.01)),
      "a",
    );
    expect(Math.abs(control.z)).toBeLessThan(3);
  });

  it("see that a function which moves from run to run has not changed, where samples alone would say that it has", () => {
    // a drifts by ±6 points from run to run on both sides; d changes by 3 points in every run.
    const side = (drift: readonly number[], own: number): Profile =>
      runs(drift.length, (i) => {
        const share = Math.round(1000 * (0.3 + drift[i]!));
        return profileOf(
          ...Array.from({ length: 1000 }, (_, at): [(typeof a)[], number] => [
            [at < share ? a : at < share + own ? d : b],
            1,
          ]),
        );
      });
    const before = side([-0.06, 0, 0.06, -0.05], 30);
    const after = side([0.06, -0.03, 0.05, 0.06], 60);
    const alone = diffRuns(side([-0.0125], 30), side([0.035], 60));
    const repeated = diffRuns(before, after);
    const z = (rows: typeof alone.rows, name: string) => Math.abs(rows.find(({ frame }) => frame.name === name)!.z);
    expect(alone.basis).toBe("samples");
    expect(z(alone.rows, "a")).toBeGreaterThan(2);
    expect(z(repeated.rows, "a")).toBeLessThan(2);
    expect(z(repeated.rows, "d")).toBeGreaterThan(4);
    expect(Math.abs(repeated.unchanged!.deltaSelfShare)).toBeGreaterThan(0.02);
  });

  it("never are trusted more than their samples where they agree by chance", () => {
    const same = runs(3, () => profileOf([[a], 40], [[b], 60], [[c], 1]));
    const { rows } = diffRuns(
      same,
      runs(3, () => profileOf([[a], 41], [[b], 60])),
    );
    for (const { z } of rows) expect(Math.abs(z)).toBeLessThan(3);
  });

  it("are compared by one run of each, however many there are on a side", () => {
    const { rows } = diffRuns(
      runs(2, () => run(0.3, 0)),
      run(0.3, 0),
    );
    for (const row of rows) {
      expect(row.deltaSelf).toBeCloseTo(0);
      expect(row.deltaTotal).toBeCloseTo(0);
    }
  });

  it("show what runs of the same thing differ by, idle time apart", () => {
    const idle = fn("(idle)", { file: "", origin: "idle" });
    const shares = [0.3, 0.34, 0.3];
    const before = runs(3, (i) =>
      profileOf([[a], 1000 * shares[i]!], [[b], 1000 * (1 - shares[i]!)], [[idle], 500 * i]),
    );
    const { unchanged } = diffRuns(before, run(0.5, 0));
    expect(unchanged).toMatchObject({ side: "before", runs: 3 });
    expect(Math.abs(unchanged!.deltaSelfShare)).toBeCloseTo(0.04);
    expect(
      diffRuns(
        run(0.3, 0),
        runs(2, () => run(0.5, 0)),
      ).unchanged,
    ).toMatchObject({ side: "after", runs: 2 });
  });
});

describe("the variation of a function over runs", () => {
  const three = merge(profileOf([[a], 30], [[b], 70]), profileOf([[a], 50], [[b], 50]), profileOf([[b], 100]));
  const spread = (profile: Profile, frame: number) => {
    const { busy, self } = runWeights(profile);
    return spreadOf(self(frame), busy);
  };

  it("is the standard deviation of its share, a run without it counting as 0", () => {
    expect([...runWeights(three).self(0)]).toEqual([30_000, 50_000, 0]);
    expect(spread(three, 0)).toBeCloseTo(0.2517, 4);
    expect(spread(profileOf([[a], 30]), 0)).toBe(0);
  });

  it("counts a run by how long it was", () => {
    const longer = merge(
      profileOf([[a], 1], [[b], 1]),
      profileOf([[a], 400], [[b], 600]),
      profileOf([[a], 400], [[b], 600]),
    );
    expect(spread(longer, 0)).toBeLessThan(0.001);
  });
});

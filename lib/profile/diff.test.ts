import { describe, expect, it } from "vitest";
import { diff } from "./diff";
import { loadFixture } from "./fixtures/load-fixture";
import { fn, profileOf } from "./fixtures/sample-profile";

const [a, b, c] = [fn("a"), fn("b"), fn("c")];

describe("diff", () => {
  it("takes a function for the same when only its line moved", () => {
    const rows = diff(profileOf([[a], 50], [[b], 50]), profileOf([[fn("a", { line: 2 })], 50], [[b], 50]));
    expect(rows.map((row) => row.deltaSelf)).toEqual([0, 0]);
    expect(rows.every((row) => row.before !== null && row.after !== null)).toBe(true);
  });

  it("takes an unnamed function for the same by its caller", () => {
    const unnamed = (line: number) => fn(`(anonymous ${line}:3)`, { file: "lib/a.js", line, column: 3 });
    const rows = diff(profileOf([[a, unnamed(8)], 10]), profileOf([[a, unnamed(9)], 30]));
    expect(rows.find((row) => row.frame.line === 9)).toMatchObject({
      deltaSelf: 20_000,
      before: { self: 10_000 },
      after: { self: 30_000 },
    });
  });

  it("ranks by change of self share and marks what is new and what is gone", () => {
    const rows = diff(profileOf([[a], 80], [[b], 20]), profileOf([[a], 10], [[c], 90]));
    expect(rows.map((row) => [row.frame.name, row.before === null, row.after === null])).toEqual([
      ["c", true, false],
      ["a", false, false],
      ["b", false, true],
    ]);
    expect(rows[1]!.deltaSelfShare).toBeCloseTo(-0.7);
  });

  it("finds the planted change of the recorded pair and no such change in the unchanged one", () => {
    const before = loadFixture("before");
    const changed = diff(before, loadFixture("after")).find((row) => row.frame.name === "collect")!;
    expect(changed.deltaSelfShare).toBeLessThan(-0.1);
    expect(changed.z).toBeLessThan(-5);
    const unchanged = diff(before, loadFixture("before-again")).find((row) => row.frame.name === "collect")!;
    expect(Math.abs(unchanged.deltaSelfShare)).toBeLessThan(Math.abs(changed.deltaSelfShare) / 3);
  });
});

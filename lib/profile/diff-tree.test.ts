import { describe, expect, it } from "vitest";
import { childrenOf } from "./call-tree";
import { type DiffTree, diffTree } from "./diff-tree";
import { loadFixture } from "./fixtures/load-fixture";
import { fn, profileOf, randomProfile } from "./fixtures/sample-profile";
import { merge } from "./merge";

const [a, b, c] = [fn("a"), fn("b"), fn("c")];
const gc = fn("(garbage collector)", { file: "", origin: "gc" });
const idle = fn("(idle)", { file: "", origin: "idle" });
const unnamed = (line: number) => fn(`(anonymous ${line}:3)`, { file: "lib/a.js", line, column: 3 });
const ALL = { measure: "absolute", part: "all" } as const;

/** Each path as [before, after, width] in milliseconds. */
const rows = ({ tree, frames, before, after }: DiffTree) =>
  Object.fromEntries(
    Array.from(tree.parent, (_, node) => {
      const path: string[] = [];
      for (let at = node; at >= 0; at = tree.parent[at]!) path.unshift(frames[tree.frame[at]!]!.name);
      return [path.join(" > "), [before.total[node]! / 1000, after.total[node]! / 1000, tree.total[node]! / 1000]];
    }),
  );

describe("the merged tree of two profiles", () => {
  const [old, young] = [profileOf([[a, b], 6], [[a], 4]), profileOf([[a, fn("b", { line: 9 })], 2], [[a, c], 5])];

  it("holds both sides of every path, also of those that only one side has", () => {
    expect(rows(diffTree(old, young, ALL))).toEqual({ a: [10, 7, 15], "a > b": [6, 2, 6], "a > c": [0, 5, 5] });
  });

  it("has in its parts only what grew, or shrank, and by how much", () => {
    expect(rows(diffTree(old, young, { ...ALL, part: "grown" }))).toMatchObject({ a: [10, 7, 5], "a > b": [6, 2, 0] });
    expect(rows(diffTree(old, young, { ...ALL, part: "shrunk" }))).toMatchObject({ a: [10, 7, 8], "a > b": [6, 2, 4] });
  });

  it("measures shares of each side's busy total, idle time apart", () => {
    const merged = diffTree(profileOf([[a], 50], [[idle], 900]), profileOf([[a], 5], [[b], 5]), {
      ...ALL,
      measure: "share",
    });
    expect([...merged.before.total]).toEqual([1, 0]);
    expect([...merged.after.total]).toEqual([0.5, 0.5]);
  });

  it("measures one run of each side, however many were merged into it", () => {
    const twice = merge(profileOf([[a], 30]), profileOf([[a], 50]));
    expect(rows(diffTree(twice, profileOf([[a], 40]), ALL))).toEqual({ a: [40, 40, 40] });
  });

  it("takes functions for the same without their lines, and unnamed ones by their file and path", () => {
    const merged = diffTree(
      profileOf([[a, unnamed(3)], 5], [[gc], 1]),
      profileOf([[a, unnamed(4)], 7], [[gc], 1]),
      ALL,
    );
    expect(rows(merged)).toEqual({
      a: [5, 7, 7],
      "a > (anonymous)": [5, 7, 7],
      "(garbage collector)": [1, 1, 1],
    });
  });

  it("adds up on every side, and is no narrower than the wider one", () => {
    const pairs = [
      [loadFixture("before"), loadFixture("after")],
      ...Array.from({ length: 20 }, (_, i) => [randomProfile(i), randomProfile(i + 100)]),
    ] as const;
    for (const [one, other] of pairs) {
      const { tree, width, before, after } = diffTree(one!, other!, ALL);
      for (const side of [before.total, after.total, tree.total])
        for (const node of tree.parent.keys()) {
          const below = [...childrenOf(tree, node)].reduce((sum, child) => sum + side[child]!, 0);
          expect(below).toBeLessThanOrEqual(side[node]! * (1 + 1e-9) + 1e-6);
        }
      const sum = (values: Float64Array): number => values.reduce((all, value) => all + value, 0);
      expect(width * (1 + 1e-9)).toBeGreaterThanOrEqual(Math.max(sum(before.self), sum(after.self)));
    }
  });
});

import { describe, expect, it } from "vitest";
import { calleesOf } from "./callees";
import { loadFixture } from "./fixtures/load-fixture";
import { fn, profileOf, randomProfile } from "./fixtures/sample-profile";
import type { FlameNode, PrunedTree } from "./flame-node";
import { callGrowth, type Growth } from "./growth";
import { callersOf, inverted } from "./invert";
import { frameAt, type Profile } from "./profile";
import { prune } from "./prune";

const [a, b, c, d] = [fn("a"), fn("b"), fn("c"), fn("d")];
const pruned = <Node>(growth: Growth<Node>, frames: number, zoom = ""): PrunedTree => {
  const tree = prune(growth, { frames, zoom });
  if (tree === null) throw new Error(`nothing is at ${zoom}`);
  return tree;
};
const below = (tree: PrunedTree, parent: number): FlameNode[] => tree.nodes.filter((node) => node.parent === parent);
const nameAt = (profile: Profile, frame: number): string => (frame < 0 ? "(top)" : frameAt(profile, frame).name);

describe("prune", () => {
  it("stays within its cap, and every box lies within the one it hangs below, side by side", () => {
    for (const profile of [loadFixture("before"), ...Array.from({ length: 20 }, (_, i) => randomProfile(i))])
      for (const frames of [2, 7, 40, 1500])
        for (const tree of [
          pruned(callGrowth(profile), frames),
          pruned(inverted(profile), frames),
          pruned(callersOf(profile, 0), frames),
          pruned(calleesOf(profile, 0), frames),
        ])
          expectSound(tree, frames);
  });

  it("says how many of all calls it shows", () => {
    const profile = loadFixture("before");
    const tree = pruned(callGrowth(profile), 40);
    expect(tree.all).toBe(profile.stacks.parent.length);
    expect(tree.shown).toBe(tree.nodes.filter((node) => node.kind === "call").length);
    expect(pruned(callGrowth(profile), 1e6).shown).toBe(tree.all);
    expect(pruned(inverted(profile), 40).all).toBeNull();
  });

  const four = profileOf([[a], 50], [[b], 30], [[c], 15], [[d], 5]);

  it("shows the heaviest calls first and the others as one remainder", () => {
    const tree = pruned(callGrowth(four), 4);
    expect(below(tree, 0).map((node) => [node.kind, nameAt(four, node.frame), node.value, node.hidden])).toEqual([
      ["call", "a", 50_000, undefined],
      ["call", "b", 30_000, undefined],
      ["hidden", "(top)", 20_000, 2],
    ]);
  });

  it("opens a remainder: the same calls, with the whole cap for them", () => {
    const hidden = below(pruned(callGrowth(four), 4), 0)[2]!;
    const tree = pruned(callGrowth(four), 2, hidden.at);
    expect(tree.nodes[0]).toMatchObject({ kind: "hidden", value: 20_000, hidden: 2 });
    expect(below(tree, 0)).toMatchObject([{ kind: "hidden", value: 20_000, at: "~2" }]);
    const opened = pruned(callGrowth(four), 10, hidden.at);
    expect(below(opened, 0).map((node) => nameAt(four, node.frame))).toEqual(["c", "d"]);
    expect(opened.ancestors).toEqual([{ frame: -1, at: "" }]);
    expect(prune(callGrowth(four), { frames: 10, zoom: "~4" })).toBeNull();
  });

  it("opens every remainder of a remainder until nothing is left", () => {
    const profile = profileOf(...Array.from({ length: 40 }, (_, i): [(typeof a)[], number] => [[fn(`f${i}`)], 40 - i]));
    const seen = new Set<number>();
    let zoom: string | undefined = "";
    for (let steps = 0; zoom !== undefined && steps < 50; steps++) {
      const tree: PrunedTree = pruned(callGrowth(profile), 6, zoom);
      for (const node of below(tree, 0)) if (node.kind === "call") seen.add(node.frame);
      zoom = below(tree, 0).find((node) => node.kind === "hidden")?.at;
    }
    expect(seen.size).toBe(40);
  });

  it("spends the whole cap below a zoomed call", () => {
    const profile = profileOf([[a, b, c], 5], [[a, b, d], 4], [[d], 90]);
    const tree = pruned(callGrowth(profile), 10, "1");
    expect(tree.nodes[0]).toMatchObject({ kind: "call", value: 9_000, at: "1" });
    expect(below(tree, 0).map((node) => nameAt(profile, node.frame))).toEqual(["c", "d"]);
    expect(tree.ancestors.map(({ frame }) => nameAt(profile, frame))).toEqual(["(top)", "a"]);
    for (const zoom of ["99", "x", "-1", "1.5"]) expect(prune(callGrowth(profile), { frames: 10, zoom })).toBeNull();
  });
});

function expectSound(tree: PrunedTree, frames: number): void {
  expect(tree.nodes.length).toBeLessThanOrEqual(Math.max(frames, 2));
  const covered = tree.nodes.map((node) => node.self);
  for (const [index, node] of tree.nodes.entries()) {
    expect(node.parent).toBeLessThan(index);
    if (node.parent >= 0) covered[node.parent]! += node.value;
  }
  for (const [index, node] of tree.nodes.entries()) {
    const inside = below(tree, index).sort((one, other) => one.start - other.start);
    if (inside.length > 0) expect(covered[index]).toBeCloseTo(node.value, 3);
    let free = node.start;
    for (const child of inside) {
      expect(child.start).toBeCloseTo(free, 6);
      free = child.end;
    }
    expect(free).toBeLessThanOrEqual(node.end * (1 + 1e-9) + 1e-6);
  }
}

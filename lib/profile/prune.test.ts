import { describe, expect, it } from "vitest";
import { loadFixture } from "./fixtures/load-fixture";
import { fn, profileOf, randomProfile } from "./fixtures/sample-profile";
import { type FlameNode, prune } from "./prune";
import { search } from "./search";

const [a, b, c, d] = [fn("a"), fn("b"), fn("c"), fn("d")];

describe("prune", () => {
  const nodesOf = (node: FlameNode): FlameNode[] => [node, ...node.children.flatMap(nodesOf)];

  it("stays within its cap and keeps widths adding up", () => {
    for (const profile of [loadFixture("before"), ...Array.from({ length: 30 }, (_, i) => randomProfile(i))])
      for (const frames of [2, 7, 40, 1500]) {
        const { root, shownNodes, hiddenNodes } = prune(profile, { frames });
        const all = nodesOf(root);
        expect(all.length).toBeLessThanOrEqual(Math.max(frames, 2));
        for (const node of all.filter((one) => one.children.length > 0)) {
          const below = node.children.reduce((sum, child) => sum + child.value, 0);
          expect(below + node.self).toBeCloseTo(node.value, 3);
        }
        expect(shownNodes + hiddenNodes).toBe(profile.stacks.parent.length);
      }
  });

  it("shows the heaviest calls first and the others as one labelled remainder", () => {
    const { root, hiddenNodes } = prune(profileOf([[a], 50], [[b], 30], [[c], 15], [[d], 5]), { frames: 4 });
    expect(root.children.map((child) => [child.name, child.value, child.origin])).toEqual([
      ["a", 50_000, "user"],
      ["b", 30_000, "user"],
      ["(2 hidden)", 20_000, "hidden"],
    ]);
    expect(hiddenNodes).toBe(2);
  });

  it("spends the whole cap below a focused call", () => {
    const profile = profileOf([[a, b, c], 5], [[a, b, d], 4], [[d], 90]);
    const focus = 1;
    const { root, ancestors } = prune(profile, { frames: 10, focus });
    expect(root).toMatchObject({ name: "b", value: 9_000, stack: 1 });
    expect(root.children.map((child) => child.name)).toEqual(["c", "d"]);
    expect(ancestors.map((frame) => frame.name)).toEqual(["a"]);
    expect(() => prune(profile, { frames: 10, focus: 99 })).toThrow(/no path 99/);
  });

  it("marks search matches and computes their share on the whole profile, once per stack", () => {
    const profile = profileOf([[a, b, a], 5], [[c], 5]);
    const { root, matchedShare } = prune(profile, { frames: 4, search: "LIB/A" });
    expect(matchedShare).toBe(0.5);
    expect(root.children[0]).toMatchObject({ name: "a", matches: true });
    expect(search(profile, "").frames.size).toBe(0);
  });
});

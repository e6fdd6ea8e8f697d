import { describe, expect, it } from "vitest";
import { callTree, childrenOf } from "./call-tree";
import { fn, profileOf } from "./fixtures/sample-profile";
import { foldRecursion } from "./fold-recursion";
import { frameAt, type Profile } from "./profile";

const [a, b, c, d] = [fn("a"), fn("b"), fn("c"), fn("d")];
const nameAt = (profile: Profile, frame: number): string => (frame < 0 ? "(top)" : frameAt(profile, frame).name);

describe("call tree", () => {
  it("sums subtrees and lists children", () => {
    const profile = profileOf([[a, b], 1], [[a, c], 2], [[d], 4]);
    const tree = callTree(profile);
    const names = (node: number) => [...childrenOf(tree, node)].map((child) => nameAt(profile, tree.frame[child]!));
    expect(names(-1)).toEqual(["a", "d"]);
    expect(names(0)).toEqual(["b", "c"]);
    expect(tree.total[0]).toBe(3000);
  });

  it("folds recursion onto the function's node and keeps all time", () => {
    const profile = profileOf([[a, b, a, b, c], 8], [[a, b, a, d], 2], [[a, a], 1]);
    const tree = foldRecursion(callTree(profile));
    const paths = Array.from(tree.parent, (parent, i) => [
      parent < 0 ? "(top)" : nameAt(profile, tree.frame[parent]!),
      nameAt(profile, tree.frame[i]!),
      tree.total[i],
    ]);
    expect(paths).toEqual([
      ["(top)", "a", 11_000],
      ["a", "b", 8_000],
      ["b", "c", 8_000],
      ["a", "d", 2_000],
    ]);
    expect(tree.self.reduce((sum, value) => sum + value, 0)).toBe(11_000);
  });
});

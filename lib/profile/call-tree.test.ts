import { describe, expect, it } from "vitest";
import { callTree, childrenOf } from "./call-tree";
import { fn, profileOf } from "./fixtures/sample-profile";
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
});

import { expect, it } from "vitest";
import { callTree } from "@/lib/profile/call-tree";
import { fn, profileOf, randomProfile } from "@/lib/profile/fixtures/sample-profile";
import { frameAt, type Profile } from "@/lib/profile/profile";
import { foldedTree } from "./folded-tree";

/** Each node as `path total/self`. */
function told(profile: Profile): string[] {
  const tree = foldedTree(profile);
  const pathOf = (node: number): string =>
    node < 0 ? "" : `${pathOf(tree.parent[node]!)}>${frameAt(profile, tree.frame[node]!).name}`;
  return Array.from(
    tree.frame.keys(),
    (node) => `${pathOf(node).slice(1)} ${tree.total[node]! / 1000}/${tree.self[node]! / 1000}`,
  );
}

it("keeps with a caller what a dispatcher takes from it", () => {
  const [call, det, multiply] = [fn("call"), fn("det"), fn("multiply")];
  const profile = profileOf([[call, det, call, multiply], 70], [[call, multiply], 20], [[call, det], 10]);
  expect(told(profile)).toEqual(["call 100/0", "call>det 80/10", "call>multiply 90/90"]);
});

it("counts a stack once for a node that it passes often", () => {
  const [a, b, c] = [fn("a"), fn("b"), fn("c")];
  expect(told(profileOf([[a, b, a, b, a, c], 10], [[a, b], 5]))).toEqual(["a 15/0", "a>b 15/5", "a>c 10/10"]);
});

it("holds every sample once, and no call more than its caller", () => {
  for (let seed = 0; seed < 40; seed++) {
    const profile = randomProfile(seed);
    const [plain, folded] = [callTree(profile), foldedTree(profile)];
    const sum = (values: Float64Array): number => values.reduce((all, value) => all + value, 0);
    expect(sum(folded.self)).toBeCloseTo(sum(plain.self), 3);
    for (const [node, up] of folded.parent.entries()) {
      expect(folded.total[node]).toBeGreaterThanOrEqual(folded.self[node]! - 1e-6);
      if (up >= 0) expect(folded.total[node]).toBeLessThanOrEqual(folded.total[up]! + 1e-6);
    }
  }
});

import { expect, it } from "vitest";
import { loadFixture } from "@/lib/profile/fixtures/load-fixture";
import { callGrowth } from "@/lib/profile/growth";
import { prune } from "@/lib/profile/prune";
import type { FlameTree } from "./flame-tree";
import { pathTo, zoomWithin } from "./zoom-within";

const profile = loadFixture("before");
const drawn = (zoom: string): FlameTree => {
  const tree = prune(callGrowth(profile), { frames: 1e6, zoom });
  if (tree === null) throw new Error(`nothing is at ${zoom}`);
  const wholes = { kind: "cpu", unit: "microseconds", total: 1, busy: 1, wholeBusy: 1, samples: 1 } as const;
  return { ...tree, ...wholes, tree: "merged", frames: {} };
};

it("shows of a tree what the server would show of it", () => {
  const whole = drawn("");
  for (const node of whole.nodes.filter(({ kind }) => kind === "call").slice(0, 60)) {
    const [within, asked] = [zoomWithin(whole, node.at), drawn(node.at)];
    expect(within?.nodes.length).toBe(asked.nodes.length);
    for (const [index, box] of asked.nodes.entries()) {
      const same = within?.nodes[index];
      expect([same?.at, same?.parent]).toEqual([box.at, box.parent]);
      expect(same?.start).toBeCloseTo(box.start, 3);
      expect(same?.end).toBeCloseTo(box.end, 3);
    }
    expect(within?.ancestors.map(({ at }) => at)).toEqual(asked.ancestors.map(({ at }) => at));
  }
});

it("shows nothing of what is not in the tree, or only stands for others", () => {
  const whole = drawn("");
  expect(zoomWithin(whole, "123456")).toBeNull();
  expect(zoomWithin(whole, "")).toBeNull();
  expect(pathTo(whole, whole.nodes[0]!)).toEqual([]);
});

import { expect, it } from "vitest";
import { loadFixture } from "./fixtures/load-fixture";
import { flat } from "./flat";
import { frameLabel } from "./frame-label";
import { frameAt } from "./profile";
import { TREES, viewTree } from "./view-tree";

it("draws every tree of a recorded profile, the function's own total at the top of its callers and callees", () => {
  const profile = loadFixture("before");
  const [hottest] = flat(profile);
  const fn = frameLabel(frameAt(profile, hottest!.frame));
  for (const tree of TREES) {
    const root = viewTree(profile, { tree, fn, frames: 200, zoom: "" })?.nodes[0];
    const isOfFunction = tree === "callers" || tree === "callees";
    expect(root?.value, tree).toBeCloseTo(isOfFunction ? hottest!.total : profile.meta.total, 3);
  }
});

it("has nothing for a function or a zoom that is not there", () => {
  const profile = loadFixture("before");
  expect(viewTree(profile, { tree: "callers", fn: "nobody", frames: 10, zoom: "" })).toBeNull();
  expect(viewTree(profile, { tree: "merged", fn: "", frames: 10, zoom: "999999" })).toBeNull();
});

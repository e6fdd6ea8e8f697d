import { describe, expect, it } from "vitest";
import { loadFixture } from "./fixtures/load-fixture";
import { fn, META } from "./fixtures/sample-profile";
import type { PrunedTree } from "./flame-node";
import { type Frame, frameAt, type Profile } from "./profile";
import { ProfileBuilder } from "./profile-builder";
import { timeOrder } from "./time-order";

const [a, b, c, d] = [fn("a"), fn("b"), fn("c"), fn("d")];

/** A profile of samples of 10 µs each unless told otherwise: stack, begin, weight. */
function timed(...samples: readonly (readonly [readonly Frame[], number, number?])[]): Profile {
  const builder = new ProfileBuilder();
  for (const [path, time, weight = 10] of samples)
    builder.sample(
      path.reduce((parent, frame) => builder.stack(parent, builder.frame(frame)), -1),
      weight,
      time,
    );
  return builder.build(META);
}

const ordered = (profile: Profile, zoom = "", frames = 1500): PrunedTree => {
  const tree = timeOrder(profile, { frames, zoom });
  if (tree === null) throw new Error(`nothing is at "${zoom}"`);
  return tree;
};
const rows = (profile: Profile, tree: PrunedTree) =>
  tree.nodes.map(({ kind, frame, start, end, value, self, parent }) => {
    return [kind === "call" ? frameAt(profile, frame).name : kind, start, end, value, self, parent];
  });

describe("time order", () => {
  it("draws neighbours with the same call as one, in the order of their time", () => {
    const profile = timed([[a, b], 0], [[d], 30], [[a, c], 20], [[a, b], 10], [[a, b], 40]);
    expect(rows(profile, ordered(profile))).toEqual([
      ["whole", 0, 50, 50, 0, -1],
      ["a", 0, 30, 30, 0, 0],
      ["b", 0, 20, 20, 20, 1],
      ["c", 20, 30, 10, 10, 1],
      ["d", 30, 40, 10, 10, 0],
      ["a", 40, 50, 10, 0, 0],
      ["b", 40, 50, 10, 10, 5],
    ]);
  });

  it("breaks a call where nothing was sampled", () => {
    const profile = timed([[a], 0], [[a], 50]);
    expect(rows(profile, ordered(profile)).slice(1)).toEqual([
      ["a", 0, 10, 10, 10, 0],
      ["a", 50, 60, 10, 10, 0],
    ]);
  });

  it("merges what is too short to be seen, and shows it on zooming in", () => {
    const many = Array.from({ length: 4000 }, (_, i): [Frame[], number] => [[a, i % 2 === 0 ? b : c], 10 * i]);
    const profile = timed(...many);
    const tree = ordered(profile);
    const hidden = tree.nodes.filter((node) => node.kind === "hidden");
    expect(tree.nodes.filter((node) => node.kind === "call").length).toBe(1);
    expect(hidden.reduce((sum, node) => sum + (node.hidden ?? 0), 0)).toBe(4000);
    let zoomed = ordered(profile, hidden[0]!.at);
    expect(zoomed.nodes.length).toBeGreaterThan(200);
    expect(zoomed.ancestors.map(({ frame }) => frame)).toEqual([-1, 0]);
    zoomed = ordered(profile, zoomed.nodes.find((node) => node.frame === 1)!.at);
    expect(rows(profile, zoomed)).toEqual([["b", 0, 10, 10, 10, -1]]);
    expect(zoomed.ancestors).toEqual([
      { frame: -1, at: "" },
      { frame: 0, at: "0.0.4000" },
    ]);
  });

  it("keeps every box within the one it hangs below, and the time adding up, within the cap", () => {
    for (const [profile, frames] of [
      [loadFixture("before"), 1500],
      [loadFixture("time-box"), 90],
    ] as const)
      for (const zoom of ["", ordered(profile).nodes[5]!.at]) {
        const { nodes } = ordered(profile, zoom, frames);
        expect(nodes.length).toBeLessThanOrEqual(frames + 1);
        const covered = nodes.map((node) => node.self);
        for (const [index, node] of nodes.entries()) {
          const parent = nodes[node.parent];
          if (!parent) continue;
          expect(node.parent).toBeLessThan(index);
          expect(node.start).toBeGreaterThanOrEqual(parent.start);
          expect(node.end).toBeLessThanOrEqual(parent.end);
          covered[node.parent]! += node.value;
        }
        for (const [index, node] of nodes.entries())
          if (node.kind !== "hidden") expect(covered[index]).toBeLessThanOrEqual(node.value * (1 + 1e-9));
        expect(covered[0]).toBeGreaterThan(0.9 * nodes[0]!.value);
      }
  });

  it("has no answer for samples without time, and none for an address that leads nowhere", () => {
    const builder = new ProfileBuilder();
    builder.sample(builder.stack(-1, builder.frame(a)), 10);
    expect(timeOrder(builder.build(META), { frames: 10, zoom: "" })).toBeNull();
    const profile = timed([[a], 0]);
    for (const zoom of ["x", "0", "1.0.1", "0.0.2", "0.1.1", "-2.0.1"])
      expect(timeOrder(profile, { frames: 10, zoom })).toBeNull();
  });
});

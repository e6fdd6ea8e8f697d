import { describe, expect, it } from "vitest";
import { loadFixture } from "./fixtures/load-fixture";
import { fn, profileOf, randomProfile } from "./fixtures/sample-profile";
import { flat } from "./flat";
import type { Growth } from "./growth";
import { callersOf, inverted } from "./invert";
import { frameAt, type Profile } from "./profile";

const [a, b, c] = [fn("a"), fn("b"), fn("c")];
const profiles = [loadFixture("before"), ...Array.from({ length: 20 }, (_, i) => randomProfile(i))];

/** A growth as nested lists of [name, milliseconds, own milliseconds, below]. */
function shape<Node>(profile: Profile, growth: Growth<Node>, node = growth.top): unknown[] {
  const frame = growth.frame(node);
  const name = frame < 0 ? "(top)" : frameAt(profile, frame).name;
  const below = growth.below(node).map((child) => shape(profile, growth, child));
  return [name, growth.value(node) / 1000, growth.self(node) / 1000, ...(below.length > 0 ? [below] : [])];
}

describe("the inverted tree", () => {
  it("has functions by self time, and their callers below them", () => {
    const profile = profileOf([[a, b, c], 5], [[b, c], 2], [[a], 1]);
    expect(shape(profile, inverted(profile))).toEqual([
      "(top)",
      8,
      0,
      [
        ["c", 7, 0, [["b", 7, 2, [["a", 5, 5]]]]],
        ["a", 1, 1],
      ],
    ]);
  });

  it("holds every sample once on each level, on recursive and recorded profiles", () => {
    for (const profile of profiles) {
      const growth = inverted(profile);
      const self = new Map(flat(profile).map((row) => [row.frame, row.self]));
      for (const leaf of growth.below(growth.top)) {
        if (self.has(growth.frame(leaf))) expect(growth.value(leaf)).toBeCloseTo(self.get(growth.frame(leaf))!, 3);
        expectSums(growth, leaf, 6);
      }
      expect(growth.value(growth.top)).toBeCloseTo(profile.meta.total, 3);
    }
  });

  it("finds a node again by its address", () => {
    const growth = inverted(profiles[0]!);
    const [leaf] = growth.below(growth.top);
    const caller = growth.below(leaf!)[0]!;
    const found = growth.find(growth.address(caller))!;
    expect([growth.value(found), growth.frame(found)]).toEqual([growth.value(caller), growth.frame(caller)]);
    expect(growth.address(growth.top)).toBe("");
    expect(growth.find("0.99999.1")).toBeNull();
    expect(growth.find("nothing")).toBeNull();
  });
});

describe("the callers of a function", () => {
  it("begin at its outermost call, so that recursion counts once", () => {
    const profile = profileOf([[a, c, b, c], 5], [[c, a], 2]);
    expect(shape(profile, callersOf(profile, 1))).toEqual(["c", 7, 2, [["a", 5, 5]]]);
  });

  it("add up to the function's total, for every function", () => {
    for (const profile of profiles)
      for (const row of flat(profile)) {
        const growth = callersOf(profile, row.frame);
        expect(growth.value(growth.top)).toBeCloseTo(row.total, 3);
        expectSums(growth, growth.top, 3);
      }
  });
});

function expectSums<Node>(growth: Growth<Node>, node: Node, levels: number): void {
  const below = growth.below(node);
  const sum = below.reduce((all, child) => all + growth.value(child), growth.self(node));
  expect(sum).toBeCloseTo(growth.value(node), 3);
  if (levels > 0) for (const child of below) expectSums(growth, child, levels - 1);
}

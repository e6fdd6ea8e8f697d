import { describe, expect, it } from "vitest";
import { calleesOf } from "./callees";
import { loadFixture } from "./fixtures/load-fixture";
import { fn, profileOf, randomProfile } from "./fixtures/sample-profile";
import { flat } from "./flat";
import type { Growth } from "./growth";
import { callersOf } from "./invert";
import { frameAt } from "./profile";
import { sandwich } from "./sandwich";

const [a, c, d, e] = [fn("a"), fn("c"), fn("d"), fn("e")];

describe("the callees of a function", () => {
  it("begin anew at each recursive call", () => {
    const profile = profileOf([[c, a, c, d], 5], [[c, a], 2], [[e, c], 1]);
    const growth = calleesOf(profile, 0);
    const rows = growth
      .below(growth.top)
      .map((node) => [frameAt(profile, growth.frame(node)).name, growth.value(node)]);
    expect([growth.value(growth.top), growth.self(growth.top)]).toEqual([8_000, 1_000]);
    expect(rows).toEqual([
      ["d", 5_000],
      ["a", 2_000],
    ]);
  });

  it("agree with the sandwich's sums, as its callers do, for every function", () => {
    for (const profile of [loadFixture("before"), ...Array.from({ length: 20 }, (_, i) => randomProfile(i))])
      for (const { frame } of flat(profile)) {
        const sums = sandwich(profile, frame);
        const [below, above] = [calleesOf(profile, frame), callersOf(profile, frame)];
        expect(below.value(below.top)).toBeCloseTo(sums.total, 3);
        expect(below.self(below.top)).toBeCloseTo(sums.self, 3);
        expect(weights(below)).toEqual(rounded(sums.callees));
        expect(weights(above)).toEqual(rounded(sums.callers.filter((caller) => caller.frame >= 0)));
        expectSums(below, below.top, 4);
      }
  });
});

const weights = <Node>(growth: Growth<Node>) =>
  rounded(growth.below(growth.top).map((node) => ({ frame: growth.frame(node), weight: growth.value(node) })));

/** Sums of the same numbers in another order differ in their last digits. */
const rounded = (rows: readonly { frame: number; weight: number }[]) =>
  Object.fromEntries(rows.map(({ frame, weight }) => [frame, weight.toFixed(3)]));

function expectSums<Node>(growth: Growth<Node>, node: Node, levels: number): void {
  const below = growth.below(node);
  const sum = below.reduce((all, child) => all + growth.value(child), growth.self(node));
  expect(sum).toBeCloseTo(growth.value(node), 3);
  if (levels > 0) for (const child of below) expectSums(growth, child, levels - 1);
}

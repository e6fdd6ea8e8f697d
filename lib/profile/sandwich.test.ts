import { describe, expect, it } from "vitest";
import { loadFixture } from "./fixtures/load-fixture";
import { fn, profileOf, randomProfile } from "./fixtures/sample-profile";
import { flat } from "./flat";
import { mainCallers } from "./main-callers";
import { frameAt, type Profile } from "./profile";
import { sandwich } from "./sandwich";

const [a, b, c, d] = [fn("a"), fn("b"), fn("c"), fn("d")];
const indexOf = (profile: Profile, name: string): number =>
  Array.from(profile.frames.name, (_, i) => frameAt(profile, i).name).indexOf(name);
const nameAt = (profile: Profile, frame: number): string => (frame < 0 ? "(top)" : frameAt(profile, frame).name);

describe("sandwich", () => {
  it("splits a recursive function's time over its outermost callers and innermost callees", () => {
    const profile = profileOf([[a, c, b, c, d], 10], [[b, c], 5], [[c, d], 1]);
    const { self, total, callers, callees } = sandwich(profile, indexOf(profile, "c"));
    const named = (rows: typeof callers) =>
      Object.fromEntries(rows.map((row) => [nameAt(profile, row.frame), row.weight]));
    expect({ self, total }).toEqual({ self: 5_000, total: 16_000 });
    expect(named(callers)).toEqual({ a: 10_000, b: 5_000, "(top)": 1_000 });
    expect(named(callees)).toEqual({ d: 11_000 });
  });

  it("has callers, and callees with self, that add up to the total for every function", () => {
    for (const profile of [loadFixture("before"), ...Array.from({ length: 20 }, (_, i) => randomProfile(i))])
      for (const row of flat(profile)) {
        const { self, total, callers, callees } = sandwich(profile, row.frame);
        const sum = (rows: typeof callers) => rows.reduce((all, one) => all + one.weight, 0);
        expect(total).toBeCloseTo(row.total, 3);
        expect(sum(callers)).toBeCloseTo(total, 3);
        expect(sum(callees) + self).toBeCloseTo(total, 3);
      }
  });

  it("agrees with the main callers", () => {
    const profile = loadFixture("before");
    const callers = mainCallers(profile);
    for (const row of flat(profile)) {
      const ranked = sandwich(profile, row.frame).callers;
      expect(ranked.filter((one) => one.weight === ranked[0]!.weight).map((one) => one.frame)).toContain(
        callers[row.frame],
      );
    }
  });
});

import { describe, expect, it } from "vitest";
import { loadFixture } from "./fixtures/load-fixture";
import { fn, profileOf, randomProfile } from "./fixtures/sample-profile";
import { flat } from "./flat";
import { busyTotal } from "./origin-split";
import { frameAt, type Profile } from "./profile";

const [a, b, c] = [fn("a"), fn("b"), fn("c")];
const idle = fn("(idle)", { file: "", origin: "idle" });
const gc = fn("(garbage collector)", { file: "", origin: "gc" });
const byName = (profile: Profile) =>
  Object.fromEntries(flat(profile).map((row) => [frameAt(profile, row.frame).name, row]));

describe("flat", () => {
  it("counts a recursive function once per stack", () => {
    const rows = byName(profileOf([[a, b, a, b, a, c], 30], [[a], 10]));
    expect(rows.a).toMatchObject({ self: 10_000, total: 40_000, totalShare: 1 });
    expect(rows.b).toMatchObject({ self: 0, total: 30_000 });
    expect(rows.c).toMatchObject({ self: 30_000, selfShare: 0.75 });
  });

  it("leaves idle time out of the rows and of the denominator", () => {
    const rows = byName(profileOf([[a], 10], [[gc], 10], [[idle], 980]));
    expect(Object.keys(rows).sort()).toEqual(["(garbage collector)", "a"]);
    expect(rows.a).toMatchObject({ selfShare: 0.5 });
  });

  it("never gives a function more than the whole, on random and recorded profiles", () => {
    const profiles = [
      loadFixture("before"),
      loadFixture("time-box"),
      ...Array.from({ length: 50 }, (_, i) => randomProfile(i)),
    ];
    for (const profile of profiles) {
      const rows = flat(profile);
      for (const row of rows) expect(row.total).toBeLessThanOrEqual(profile.meta.total * (1 + 1e-9));
      const self = rows.reduce((sum, row) => sum + row.self, 0);
      expect(self).toBeCloseTo(busyTotal(profile), 3);
    }
  });
});

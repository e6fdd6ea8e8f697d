import { describe, expect, it } from "vitest";
import { fn, profileOf, randomProfile } from "./fixtures/sample-profile";
import { flat } from "./flat";
import { narrow } from "./focus";
import { matchingFrames } from "./match-frames";
import { frameAt, framesOf, type Profile } from "./profile";

const [a, b, c, d] = [fn("a"), fn("b"), fn("c"), fn("d")];
const NOTHING = { focus: "", ignore: "", hide: "" };
const paths = (profile: Profile) =>
  Object.fromEntries(
    Array.from(profile.samples.stack, (stack, i) => [
      framesOf(profile, stack)
        .map(({ name }) => name)
        .join(" > "),
      profile.samples.weight[i]! / 1000,
    ]),
  );

describe("narrow", () => {
  const profile = profileOf([[a, b, c], 1], [[a, d], 2], [[d, b], 4], [[b], 8]);

  it("keeps the stacks through a function, with the calls above it", () => {
    expect(paths(narrow(profile, { ...NOTHING, focus: "lib/b" }))).toEqual({ "a > b > c": 1, "d > b": 4, b: 8 });
  });

  it("leaves out the stacks through a function", () => {
    expect(paths(narrow(profile, { ...NOTHING, ignore: "/^(c|d) /" }))).toEqual({ b: 8 });
  });

  it("hides a function, gives its time to who called it, and drops stacks of nothing else", () => {
    const left = narrow(profile, { ...NOTHING, hide: "lib/b" });
    expect(paths(left)).toEqual({ "a > c": 1, "a > d": 2, d: 4 });
    expect(left.meta).toMatchObject({ samples: 3, total: 7000 });
  });

  it("leaves the profile alone when nothing is asked, and leaves nothing when nothing matches", () => {
    expect(narrow(profile, NOTHING)).toBe(profile);
    expect(narrow(profile, { ...NOTHING, focus: "nowhere" }).meta).toMatchObject({ samples: 0, total: 0 });
  });

  it("splits the whole into what is focused on and what is not", () => {
    for (let seed = 0; seed < 40; seed++) {
      const whole = randomProfile(seed);
      const [on, off] = [narrow(whole, { ...NOTHING, focus: "part3" }), narrow(whole, { ...NOTHING, ignore: "part3" })];
      expect(on.meta.samples + off.meta.samples).toBe(whole.meta.samples);
      expect(on.meta.total + off.meta.total).toBeCloseTo(whole.meta.total, 3);
    }
  });

  it("leaves no hidden function and no empty path behind, with the same totals for the functions that stay", () => {
    for (let seed = 0; seed < 40; seed++) {
      const whole = randomProfile(seed);
      const left = narrow(whole, { ...NOTHING, hide: "part2" });
      const isHidden = matchingFrames(whole, "part2");
      expect([...left.stacks.frame].some((frame) => isHidden[frame] === 1)).toBe(false);
      const totals = new Map(flat(whole).map((row) => [row.frame, row.total]));
      for (const row of flat(left))
        expect(row.total, frameAt(left, row.frame).name).toBeCloseTo(totals.get(row.frame)!, 3);
    }
  });
});

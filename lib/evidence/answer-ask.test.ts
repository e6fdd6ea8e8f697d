import { describe, expect, it } from "vitest";
import { Tokenizer } from "@/lib/budget/tokenizer";
import { fn, generator, profileOf, randomProfile } from "@/lib/profile/fixtures/sample-profile";
import type { Frame, Profile } from "@/lib/profile/profile";
import { Ask } from "@/lib/protocol/ask";
import { answerAsk } from "./answer-ask";
import { Handles } from "./handles";
import { countTokens } from "./tokens";

const WHAT = Ask.shape.what.options;
const [a, b, c, d] = [fn("a"), fn("b"), fn("c"), fn("d")];
const times = (count: number, stack: readonly Frame[]) => Array.from({ length: count }, () => [stack, 10] as const);
const profile = profileOf(...times(40, [a, b, c]), ...times(20, [a, b, a, b, d]), ...times(30, [b]), ...times(10, [c]));

function ask(of: Profile, name: string, what: Ask["what"], allowance = 2000) {
  const { handleOf } = new Handles().of(of);
  const frame = [...of.frames.name.keys()].find((index) => of.strings[of.frames.name[index]!] === name)!;
  return answerAsk({ profile: of, frame, what, allowance, handles: handleOf });
}
const bodyOf = (text: string): string[] => text.split("\n").slice(1, -1);

describe("an answer", () => {
  it("tells callers by outermost calls, which sum to the total", () => {
    const { text } = ask(profile, "b", "callers");
    expect(text.split("\n")[0]).toMatch(
      /^callers of b \(lib\/b\.js:1\) f2, self 30\.0%, total 90\.0%, % of 1\.00 s busy; /,
    );
    expect(bodyOf(text)).toEqual(["60% 600ms < a (lib/a.js:1) f4", "30% 300ms < (no caller)"]);
    expect(text).toMatch(/\nnot shown: 0 callers, 0\.0%$/);
  });

  it("tells callees by innermost calls, which with the self sum to the total", () => {
    expect(bodyOf(ask(profile, "b", "callees").text)).toEqual([
      "40% 400ms c (lib/c.js:1) f1",
      "20% 200ms d (lib/d.js:1) f3",
    ]);
  });

  it("tells everything below the outermost calls as a tree, recursion folded", () => {
    expect(bodyOf(ask(profile, "b", "subtree").text).slice(1)).toEqual([
      "total 90% self 30% b (lib/b.js:1) f2",
      " total 40% self 40% c (lib/c.js:1) f1",
      " total 20% self 0.0% a (lib/a.js:1) f4",
      " total 20% self 20% d (lib/d.js:1) f3",
    ]);
  });

  it("says that a profile knows no lines", () => {
    expect(ask(profile, "b", "lines").text).toContain("says nothing of its lines");
  });

  it.each(WHAT)(
    "about %s never exceeds its allowance, and shows with less a part of what it shows with more",
    (what) => {
      const random = generator(3);
      for (let seed = 0; seed < 25; seed++) {
        const odd = randomProfile(seed);
        if (odd.frames.name.length === 0) continue;
        const frame = Math.floor(random() * odd.frames.name.length);
        const handles = new Handles().of(odd).handleOf;
        for (const tokenizer of Tokenizer.options) {
          let fewer: string[] = [];
          for (const allowance of [20, 30, 45, 70, 110, 200, 400, 900, 3000]) {
            const { text, tokens, named } = answerAsk({ profile: odd, frame, what, allowance, tokenizer, handles });
            expect(tokens).toBe(countTokens(text, tokenizer));
            expect(tokens).toBeLessThanOrEqual(allowance);
            const more = named.map((one) => `${one.name} ${one.file}:${one.line}`);
            expect(more).toEqual(expect.arrayContaining(fewer));
            fewer = more;
          }
        }
      }
    },
  );
});

describe("handles", () => {
  it("count from the hottest function, and lead back to it", () => {
    const { handleOf, frameOf } = new Handles().of(profile);
    const names = ["f1", "f2", "f3", "f4"].map((handle) => profile.strings[profile.frames.name[frameOf(handle)!]!]);
    expect(names).toEqual(["c", "b", "d", "a"]);
    expect(handleOf(frameOf("f3")!)).toBe("f3");
    expect(frameOf("f5")).toBeNull();
  });

  it("stay with a function that an edit moves, and never go to another", () => {
    const handles = new Handles();
    const before = handles.of(profile);
    const moved = profileOf(
      ...times(50, [fn("d", { line: 90 })]),
      ...times(40, [fn("new")]),
      ...times(10, [fn("b", { line: 7 })]),
    );
    const after = handles.of(moved);
    const nameOf = (handle: string) => moved.strings[moved.frames.name[after.frameOf(handle)!]!];
    expect([nameOf("f3"), nameOf("f2"), nameOf("f5")]).toEqual(["d", "b", "new"]);
    expect(after.frameOf("f1")).toBeNull();
    expect(before.frameOf("f1")).not.toBeNull();
  });
});

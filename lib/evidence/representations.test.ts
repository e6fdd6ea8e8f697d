import { describe, expect, it } from "vitest";
import { loadFixture } from "@/lib/profile/fixtures/load-fixture";
import { fn, generator, profileOf, randomProfile } from "@/lib/profile/fixtures/sample-profile";
import type { Profile } from "@/lib/profile/profile";
import type { Evidence } from "./representation";
import { REPRESENTATIONS, representationById } from "./representations";
import { countTokens, LineTokens } from "./tokens";

const ALLOWANCES = [20, 25, 31, 40, 55, 70, 90, 120, 160, 230, 340, 500, 800, 1500, 2600, 4000];
const RANDOM = Array.from({ length: 40 }, (_, seed) => randomProfile(seed));

const rowsOf = ({ named }: Evidence): string[] => named.map((one) => `${one.name} ${one.file}:${one.line}`);
const previousOf = (index: number): Profile => RANDOM[(index + 1) % RANDOM.length]!;

describe.each(REPRESENTATIONS.map((one) => [one.id, one] as const))("%s", (_, representation) => {
  it("never exceeds its allowance and states its tokens exactly", () => {
    const random = generator(7);
    for (const [i, profile] of RANDOM.entries())
      for (const allowance of [0, 1, ...ALLOWANCES, 20 + Math.floor(random() * 3980)]) {
        const note = random() < 0.3 ? "base profile, shown again" : undefined;
        const evidence = representation.render({ profile, previous: previousOf(i), allowance, ...(note && { note }) });
        expect(evidence.tokens).toBe(countTokens(evidence.text));
        expect(evidence.tokens).toBeLessThanOrEqual(allowance);
      }
  });

  it("shows with less a part of what it shows with more", () => {
    for (const [i, profile] of RANDOM.entries()) {
      let fewer: string[] = [];
      for (const allowance of ALLOWANCES) {
        const more = rowsOf(representation.render({ profile, previous: previousOf(i), allowance }));
        expect(more).toEqual(expect.arrayContaining(fewer));
        fewer = more;
      }
    }
  });

  it("says first what was measured and last what is not shown, in whole lines", () => {
    const profile = loadFixture("after");
    const previous = loadFixture("before");
    const full = representation.render({ profile, previous, allowance: 4000 });
    expect(full.text).toMatch(
      /^cpu profile of `node workload\.mjs`: \d+ samples, one per \d\.\d\d ms \(asked 1 ms\), \d+\.\d\d s wall/,
    );
    expect(full.text).toMatch(/; % of \d+\.\d\d s busy.*\n/);
    expect(full.text.split("\n").at(-1)).toMatch(/^shown: \d+ functions, .*; not shown: \d+ functions, \d+\.\d%/);
    const lines = new Set(full.text.split("\n"));
    for (const allowance of ALLOWANCES.filter((tokens) => tokens >= 55)) {
      const shown = representation.render({ profile, previous, allowance }).text.split("\n");
      expect(shown.slice(1, -1).filter((line) => !lines.has(line))).toEqual([]);
      expect(shown.at(-1)).toMatch(/not shown: \d+ functions, \d+\.\d%/);
    }
  });

  it("accounts for all busy time in its last line", () => {
    const { text, dropped } = representation.render({ profile: loadFixture("before"), allowance: 600 });
    const last = text.split("\n").at(-1)!;
    const [shown, hidden] = [/shown: \d+ functions, ([\d.]+)% self/, /not shown: \d+ functions, ([\d.]+)%/].map(
      (part) => Number(part.exec(last)![1]),
    );
    const rest = [...last.matchAll(/(?:gc|program) ([\d.]+)%/g)].reduce((sum, match) => sum + Number(match[1]), 0);
    expect(shown! + hidden! + rest).toBeCloseTo(100, 0);
    expect(dropped.share * 100).toBeCloseTo(hidden!, 0);
  });

  it("says the least when there is room for one line, and nothing when there is none", () => {
    const profile = loadFixture("before");
    expect(representation.render({ profile, allowance: 20 }).text).toMatch(
      /^cpu \d\.\d\d s; all \d+ functions hidden$/,
    );
    expect(representation.render({ profile, allowance: 3 })).toMatchObject({ text: "", tokens: 0, named: [] });
  });

  it("is deterministic, and shows the note and the given command", () => {
    const input = {
      profile: loadFixture("before"),
      allowance: 900,
      command: "node other.mjs",
      note: "base profile\nshown again",
    };
    const { text } = representation.render(input);
    expect(representation.render(input).text).toBe(text);
    expect(text).toContain("`node other.mjs`");
    expect(text).toContain("\nnote: base profile shown again\n");
  });

  it("survives a profile with nothing in it", () => {
    expect(representation.render({ profile: profileOf(), allowance: 500 }).text).toContain(
      "not shown: 0 functions, 0.0%",
    );
  });
});

describe("baseline", () => {
  it("has the split, hot functions with a caller, a regular expression under its function, and files", () => {
    const { text } = representationById("baseline").render({ profile: loadFixture("before"), allowance: 1500 });
    expect(text).toMatch(/self time by code: .*user [\d.]+%.*/);
    for (const part of ["regexp ", "gc ", "dependency "]) expect(text).toContain(part);
    expect(text).toMatch(/^self [\d.]+% \d+ms collect \(lib\/collect\.mjs:2\) < round \(lib\/index\.mjs:\d+\)$/m);
    expect(text).toMatch(/^self [\d.]+% \d+ms isPadded \(lib\/padded\.mjs:2\) in regexp \/\^\(a\+\)\+\$\/ < round /m);
    expect(text).toMatch(/^self [\d.]+% \d+ms lib\/collect\.mjs$/m);
  });
});

describe("top-k", () => {
  it("ranks by self and by total, never above 100 %", () => {
    const [a, b, c] = [fn("a"), fn("b"), fn("c")];
    const profile = profileOf(
      ...Array.from({ length: 20 }, () => [[a, b, a, b, a], 30] as const),
      ...Array.from({ length: 20 }, () => [[a, c], 20] as const),
    );
    const { text } = representationById("top-k").render({ profile, allowance: 900 });
    expect(text.split("\n").slice(2, -1)).toEqual([
      "self 60.0% total 100.0% 600ms a (lib/a.js:1)",
      "self 40.0% total 40.0% 400ms c (lib/c.js:1)",
      "by total time (with everything it called):",
      "total 100.0% self 60.0% 1000ms a (lib/a.js:1)",
      "total 60.0% self 0.0% 600ms b (lib/b.js:1)",
      "total 40.0% self 40.0% 400ms c (lib/c.js:1)",
    ]);
  });
});

describe("call-paths", () => {
  it("folds recursion and joins calls that carry all the time", () => {
    const [main, parse, group, read, hash] = ["main", "parse", "group", "read", "hash"].map((name) => fn(name)) as [
      ReturnType<typeof fn>,
      ReturnType<typeof fn>,
      ReturnType<typeof fn>,
      ReturnType<typeof fn>,
      ReturnType<typeof fn>,
    ];
    const profile = profileOf(
      ...Array.from({ length: 20 }, () => [[main, parse, group, parse, group, parse, read], 20] as const),
      ...Array.from({ length: 20 }, () => [[main, parse, hash], 10] as const),
    );
    const { text } = representationById("call-paths").render({ profile, allowance: 900 });
    expect(text.split("\n").filter((line) => /^ *total/.test(line))).toEqual([
      "total 100.0% self 0.0% main (lib/main.js:1) > parse (lib/parse.js:1)",
      " total 66.7% self 66.7% read (lib/read.js:1)",
      " total 33.3% self 33.3% hash (lib/hash.js:1)",
    ]);
  });
});

describe("diff", () => {
  const diff = representationById("diff");

  it("names the planted change with its direction and size", () => {
    const { text } = diff.render({ profile: loadFixture("after"), previous: loadFixture("before"), allowance: 1500 });
    expect(text).toMatch(/^busy before \d\.\d\d s, after \d\.\d\d s, -[\d.]+%/m);
    expect(text).toMatch(/^self -\d+\.\dpp \d+\.\d%→[\d.]+% -\d+ms collect \(lib\/collect\.mjs:3\)$/m);
    expect(text).toMatch(/^self \+[\d.]+pp new→[\d.]+% \+[\d.]+ms /m);
  });

  it("is the baseline when nothing was edited or there is nothing to compare with", () => {
    const profile = loadFixture("before");
    const { text } = representationById("baseline").render({ profile, allowance: 1500 });
    expect(diff.render({ profile, allowance: 1500 }).text).toBe(text);
    expect(diff.render({ profile, previous: loadFixture("before"), allowance: 1500 }).text).toBe(text);
  });

  it("does not report single functions of an unchanged program as changed beyond noise by line shifts", () => {
    const stacks = (line: number) =>
      profileOf(...Array.from({ length: 100 }, (_, i) => [[fn(`f${i % 5}`, { line })], 1] as const));
    const { text } = diff.render({
      profile: stacks(2),
      previous: { ...stacks(1), meta: { ...stacks(1).meta, startMicroseconds: -1 } },
      allowance: 1500,
    });
    expect(text).not.toMatch(/pp [\d.a-z%]+→/);
    expect(text).toContain("5 changes under 0.8pp");
  });
});

describe("counting tokens", () => {
  it("by line gives what counting the whole gives", () => {
    const lineTokens = new LineTokens();
    for (const profile of RANDOM)
      for (const representation of REPRESENTATIONS) {
        const lines = representation.render({ profile, allowance: 4000 }).text.split("\n");
        const sum = lines
          .slice(0, -1)
          .reduce((all, line) => all + lineTokens.followed(line), countTokens(lines.at(-1)!));
        expect(sum).toBe(countTokens(lines.join("\n")));
      }
  });

  it("takes control tokens in names for plain text", () => {
    expect(countTokens("<|endoftext|>")).toBeGreaterThan(1);
  });
});

it("an unknown representation is refused with the known ones", () => {
  expect(() => representationById("dot")).toThrow(/there are: baseline, top-k, call-paths, diff/);
});

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { Tokenizer } from "@/lib/budget/tokenizer";
import { diffRuns } from "@/lib/profile/diff-runs";
import { loadFixture } from "@/lib/profile/fixtures/load-fixture";
import { fn, generator, profileOf, randomProfile } from "@/lib/profile/fixtures/sample-profile";
import { cpuprofile } from "@/lib/profile/formats/cpuprofile";
import { pstats } from "@/lib/profile/formats/pstats";
import { lines as linesOf } from "@/lib/profile/lines";
import { merge } from "@/lib/profile/merge";
import { type Frame, frameAt, type Profile, type ProfileMeta } from "@/lib/profile/profile";
import { Granularity } from "@/lib/protocol/condition";
import type { NamedFunction } from "./parse-evidence";
import type { Evidence } from "./representation";
import { REPRESENTATIONS, representationById } from "./representations";
import { countTokens, LineTokens } from "./tokens";

const ALLOWANCES = [20, 25, 31, 40, 55, 70, 90, 120, 160, 230, 340, 500, 800, 1500, 2600, 4000, 8000];
const RANDOM = Array.from({ length: 40 }, (_, seed) => withLines(repeated(seed), generator(seed)));
/** Code of any file: long lines, blank ones, and what would break a line of evidence. */
const source = (file: string): string | null =>
  file.includes("part3")
    ? null
    : Array.from({ length: 900 }, (_, i) => CODE[(i + file.length) % CODE.length]).join("\n");
const CODE = [
  "",
  "  return a > b;",
  "\tif (x < y) { // see parse (lib/a.js:1)",
  `x${" + 1".repeat(80)};`,
  "\r/* 12% */",
  "名前()",
];

/** Of every four two of one run, one of two and one of three. */
function repeated(seed: number): Profile {
  const runs = Array.from({ length: Math.max(1, seed % 4) }, (_, run) => randomProfile(seed + 1000 * run));
  return merge(runs[0]!, ...runs.slice(1));
}

/** Some of each function's weight on some of the lines from just before its start on. */
function withLines(profile: Profile, random: () => number): Profile {
  const rows = Array.from(profile.frames.name.keys()).flatMap((frame) =>
    Array.from({ length: Math.floor(random() * 5) }, (_, i) => {
      const line = Math.max(1, profile.frames.line[frame]! - 1 + i + Math.floor(random() * 3));
      return { frame, line: line + 100 * i, weight: random() ** 2 * 2_000_000 };
    }),
  );
  return {
    ...profile,
    lines: {
      frame: Int32Array.from(rows, (row) => row.frame),
      line: Int32Array.from(rows, (row) => row.line),
      weight: Float64Array.from(rows, (row) => row.weight),
    },
  };
}

/** Lines of a row are of its function, hottest first, each at least a fifth of it. */
function expectKnownLines({ name, file, line, lines }: NamedFunction, profiles: readonly Profile[]): void {
  const known = profiles.flatMap((profile) =>
    linesOf(profile).flatMap((row) => {
      const frame = frameAt(profile, row.frame);
      return frame.file === file && frame.line === line ? [row.line] : [];
    }),
  );
  for (const hot of lines) expect(known, name).toContain(hot.line);
  const shares = lines.map(({ share }) => share);
  expect(shares).toEqual([...shares].sort((a, b) => b - a));
  for (const share of shares) expect(share).toBeGreaterThanOrEqual(0.2);
  expect(shares.length).toBeLessThanOrEqual(2);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1.01);
}

const NO_TEXT = { text: "", tokens: 0, named: [] };

/** Sources of the recorded profiles. */
const PROGRAMS = path.join(import.meta.dirname, "../profile/fixtures/programs");

const rowsOf = ({ named }: Evidence): string[] => named.map((one) => `${one.name} ${one.file}:${one.line}`);
const previousOf = (index: number): Profile => RANDOM[(index + 1) % RANDOM.length]!;
/** The same samples, otherwise described. */
const of = (profile: Profile, meta: Partial<ProfileMeta>): Profile => ({
  ...profile,
  meta: { ...profile.meta, ...meta },
});

describe.each(REPRESENTATIONS.map((one) => [one.id, one] as const))("%s", (_, representation) => {
  it.each(Tokenizer.options)("never exceeds its allowance in %s and states its tokens exactly", (tokenizer) => {
    const random = generator(7);
    for (const [i, profile] of RANDOM.entries())
      for (const allowance of [0, 1, ...ALLOWANCES, 20 + Math.floor(random() * 7980)]) {
        const evidence = representation.render({
          ...{ profile, previous: previousOf(i), allowance, tokenizer },
          ...(random() < 0.3 && { note: "base profile, shown again" }),
          ...(random() < 0.5 && { source }),
          ...(random() < 0.3 && { handles: (frame: number) => `f${frame}` }),
          ...(random() < 0.5 && { granularity: "line" as const }),
        });
        expect(evidence.tokens).toBe(countTokens(evidence.text, tokenizer));
        expect(evidence.tokens).toBeLessThanOrEqual(allowance);
      }
  });

  it.each(Granularity.options)("shows with less a part of what it shows with more, by %s", (granularity) => {
    for (const [i, profile] of RANDOM.entries()) {
      let fewer: string[] = [];
      for (const allowance of ALLOWANCES) {
        const more = rowsOf(
          representation.render({ profile, previous: previousOf(i), allowance, source, granularity }),
        );
        expect(more).toEqual(expect.arrayContaining(fewer));
        fewer = more;
      }
    }
  });

  it("names by line the same functions in the same order, some with lines that the profile knows", () => {
    const isByLine = representation.id !== "lines";
    let told = 0;
    for (const [i, profile] of RANDOM.entries()) {
      const input = { profile, previous: previousOf(i), allowance: 1_000_000, source };
      const byFunction = representation.render(input);
      const byLine = representation.render({ ...input, granularity: "line" });
      expect(byLine.named.map(({ lines, ...one }) => one)).toEqual(byFunction.named.map(({ lines, ...one }) => one));
      expect(byFunction.named.flatMap(({ lines }) => lines)).toEqual([]);
      for (const one of byLine.named) expectKnownLines(one, [profile, previousOf(i)]);
      told += byLine.named.flatMap((one) => one.lines).length;
      expect(byLine.text !== byFunction.text).toBe(isByLine);
    }
    expect(told > 10, String(told)).toBe(isByLine);
  });

  it("says once that no lines are known where rows should name them", () => {
    if (representation.id === "lines") return;
    const profile = profileOf(...Array.from({ length: 20 }, () => [[fn("a")], 10] as const));
    for (const allowance of [70, 200, 900]) {
      const { text } = representation.render({ profile, allowance, granularity: "line" });
      expect(text.match(/no lines known|says nothing of lines/g), text).toHaveLength(1);
    }
  });

  it("says first what was measured and last what is not shown, in whole lines", () => {
    const profile = loadFixture("after");
    const previous = loadFixture("before");
    const full = representation.render({ profile, previous, allowance: 4000 });
    expect(full.text).toMatch(
      /^cpu profile of `node workload\.mjs`: \d+ samples, one per [\d.]+ ms \(asked 1 ms\), \d+\.\d\d s sampled, /,
    );
    expect(full.text).toMatch(/; % of \d+\.\d\d s busy.*\n/);
    expect(full.text.split("\n").at(-1)).toMatch(/^shown: \d+ functions, .*; not shown: \d+ functions, \d+\.\d%/);
    const lines = new Set(full.text.split("\n"));
    for (const allowance of ALLOWANCES.filter((tokens) => tokens >= 55)) {
      const shown = representation.render({ profile, previous, allowance }).text.split("\n");
      // A title may be short; every other line is the same or not there.
      expect(shown.slice(1, -1).filter((line) => !lines.has(line) && !line.endsWith(":"))).toEqual([]);
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
    expect(representation.render({ profile, allowance: 3 })).toMatchObject(NO_TEXT);
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

  it.each([
    ["heap", "bytes", /% of 12 MB live/],
    ["allocation", "count", /% of 12000000 objects allocated/],
    ["calls", "count", /% of 12000000 calls/],
    ["cpu", "count", /% of 12000000 samples busy/],
    ["lock", "microseconds", /% of 12\.00 s waiting/],
  ] as const)("tells of %s in %s and in no other unit", (kind, unit, whole) => {
    const [a, b, c] = [fn("a"), fn("b"), fn("c")];
    const measured = { kind, unit, interval: null };
    const twenty = (ms: number, ...stack: Frame[]) => Array.from({ length: 20 }, () => [stack, ms] as const);
    const before = of(profileOf(...twenty(200, a, b), ...twenty(400, a, c)), measured);
    const after = of(profileOf(...twenty(450, a, b), ...twenty(150, a, c)), { ...measured, startMicroseconds: -1 });
    const { text } = representation.render({ profile: after, previous: before, allowance: 1500 });
    expect(text).toMatch(whole);
    expect(text.startsWith(`${kind} profile of`)).toBe(true);
    if (unit !== "microseconds") expect(text.replaceAll("s elapsed", "")).not.toMatch(/\d ?ms\b|\d s\b|\btime\b|wall/);
    if (unit !== "bytes") expect(text).not.toMatch(/\d ?[KMG]B\b|bytes/);
    expect(text).toContain("b (lib/b.js:1)");
  });

  it("says how many runs its amounts are of, in the least room too", () => {
    const profile = merge(loadFixture("before"), loadFixture("before-again"));
    const render = (allowance: number) => representation.render({ profile, allowance }).text;
    for (const allowance of [20, 60, 4000]) expect(render(allowance).split("\n")[0]).toContain(" in 2 runs");
    expect(render(4000)).toMatch(/^cpu profile of `node workload\.mjs`: .*; % of \d\.\d\d s busy in 2 runs\n/);
  });

  it("says no rate where nothing was sampled", () => {
    const profile = of(loadFixture("before"), { realInterval: 0, samples: 209_412 });
    expect(representation.render({ profile, allowance: 4000 }).text).toMatch(
      /^cpu profile of `node workload\.mjs`: 209412 calls timed, \d/,
    );
  });

  it("tells what the profile warns of", () => {
    const profile = loadFixture("before");
    const warned = of(profile, { caveats: ["the file counts samples,\nnot time"] });
    expect(representation.render({ profile: warned, allowance: 4000 }).text).toContain(
      "\nnote: the file counts samples, not time\n",
    );
  });

  it("survives a profile with nothing in it", () => {
    expect(representation.render({ profile: profileOf(), allowance: 500 }).text).toContain(
      "not shown: 0 functions, 0.0%",
    );
  });
});

describe("rows by line", () => {
  /** Two functions: of the first nearly all is on two lines, of the other no line holds a fifth. */
  const [hot, spread, main] = [fn("hot", { line: 12 }), fn("spread", { line: 40 }), fn("main")];
  const sampled = profileOf(
    ...Array.from({ length: 60 }, () => [[main, hot], 10] as const),
    ...Array.from({ length: 40 }, () => [[main, spread], 10] as const),
  );
  const weights = [
    ...[45, 47, 49].map((line, i) => [hot, line, [360, 150, 90][i]!] as const),
    ...Array.from({ length: 8 }, (_, i) => [spread, 41 + i, 50] as const),
  ];
  const frames = weights.map(([{ name }]) => sampled.frames.name.indexOf(sampled.strings.indexOf(name)));
  const profile: Profile = {
    ...sampled,
    lines: {
      frame: Int32Array.from(frames),
      line: Int32Array.from(weights, ([, line]) => line),
      weight: Float64Array.from(weights, ([, , ms]) => ms * 1000),
    },
  };
  const rowsWith = (id: string, name: string) =>
    representationById(id)
      .render({ profile, previous: of(sampled, { startMicroseconds: -1 }), allowance: 900, granularity: "line" })
      .text.split("\n")
      .filter((line) => line.includes(` ${name} (`));

  it("name the hottest lines of a function that holds them, in percent of its own time", () => {
    expect(rowsWith("top-k", "hot")).toEqual(["self 60% total 60% 600ms hot (lib/hot.js:12; :45 60% :47 25%)"]);
    expect(rowsWith("baseline", "hot")[0]).toBe("self 60% hot (lib/hot.js:12; :45 60% :47 25%) < main (lib/main.js:1)");
    for (const { id } of REPRESENTATIONS.filter((one) => one.id !== "lines")) {
      expect(rowsWith(id, "hot").length, id).toBeGreaterThan(0);
      expect(rowsWith(id, "spread").join("\n"), id).not.toContain(";");
    }
  });

  it("are explained in the first line, and read back", () => {
    for (const [allowance, explained] of [
      [90, "; :line % of own time"],
      [900, "; rows are name (file:line; :hottest line % of the function's own time)"],
    ] as const) {
      const { text, named } = representationById("callers").render({ profile, allowance, granularity: "line" });
      expect(text.split("\n")[0]!.endsWith(explained), text).toBe(true);
      expect(named.find(({ name }) => name === "hot")?.lines).toEqual([
        { line: 45, share: 0.6 },
        { line: 47, share: 0.25 },
      ]);
    }
  });

  it("leave out code that was compiled into a function", () => {
    const inlined = { ...profile, lines: { ...profile.lines, line: profile.lines.line.map((line) => line - 40) } };
    const { text } = representationById("top-k").render({ profile: inlined, allowance: 900, granularity: "line" });
    expect(text).toContain("600ms hot (lib/hot.js:12)");
  });
});

describe("a profile that was taken at absolute paths", () => {
  const at = "/home/someone/projects/site/";
  const [main, hot] = [fn("main", { file: `${at}src/main.js` }), fn("hot", { file: `${at}src/lib/hot.js`, line: 7 })];
  const pkg = fn("get", { file: `${at}node_modules/pkg/get.js`, origin: "dependency" });
  const profile = profileOf(
    ...Array.from({ length: 60 }, () => [[main, hot], 10] as const),
    ...Array.from({ length: 40 }, () => [[main, pkg], 10] as const),
  );
  const other = profileOf(
    ...Array.from({ length: 50 }, () => [[fn("cold", { file: "/home/someone/old/x.js" })], 10] as const),
  );

  it.each(REPRESENTATIONS.map(({ id }) => id))("is told by short names, the folder once, in %s", (id) => {
    const { text, named } = representationById(id).render({ profile, allowance: 2000 });
    expect(text.split("\n")[0]).toMatch(/; files in \/home\/someone\/projects\/site\/src\/$/);
    expect(text.split("\n").slice(1).join("\n")).not.toContain("/home/");
    expect(text).toContain("hot (lib/hot.js:7)");
    expect(text).toContain("get (node_modules/pkg/get.js:1)");
    expect(named.map(({ file }) => file)).toEqual(expect.arrayContaining([hot.file, pkg.file]));
  });

  it("and its comparison share the folder of both", () => {
    const { text } = representationById("diff").render({ profile, previous: other, allowance: 2000 });
    expect(text.split("\n")[0]).toMatch(/; files in \/home\/someone\/$/);
    expect(text).toContain("cold (old/x.js:1)");
    expect(text).toContain("hot (projects/site/src/lib/hot.js:7)");
  });
});

describe("baseline", () => {
  it("has the split, hot functions with a caller, a regular expression under its function, and files", () => {
    const { text } = representationById("baseline").render({ profile: loadFixture("before"), allowance: 1500 });
    expect(text).toMatch(/self time by code: .*user [\d.]+%.*/);
    for (const part of ["regexp ", "gc ", "dependency "]) expect(text).toContain(part);
    expect(text).toMatch(/^self [\d.]+% collect \(lib\/collect\.mjs:2\) < round \(lib\/index\.mjs:\d+\)$/m);
    expect(text).toMatch(/^self [\d.]+% isPadded \(lib\/padded\.mjs:2\) in regexp \/\^\(a\+\)\+\$\/ < round /m);
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
      "self 60% total 100% 600ms a (lib/a.js:1)",
      "self 40% total 40% 400ms c (lib/c.js:1)",
      "by total time (with everything it called; besides those above):",
      "total 60% self 0.0% 600ms b (lib/b.js:1)",
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
      "total 100% self 0.0% main (lib/main.js:1) > parse (lib/parse.js:1)",
      " total 67% self 0.0% group (lib/group.js:1)",
      " total 67% self 67% read (lib/read.js:1)",
      " total 33% self 33% hash (lib/hash.js:1)",
    ]);
  });
});

describe("call-paths of wrappers", () => {
  const names = ["main", "w1", "w2", "w3", "w4", "w5", "w6", "hot", "other", "small"];
  const [main, w1, w2, w3, w4, w5, w6, hot, other, small] = names.map((name) => fn(name)) as [Frame, ...Frame[]] &
    Record<number, Frame>;
  const deep = [main, w1!, w2!, w3!, w4!, w5!, w6!];
  const times = (count: number, stack: readonly Frame[]) => Array.from({ length: count }, () => [stack, 10] as const);
  const profile = profileOf(
    ...times(60, [...deep, hot!]),
    ...times(37, [...deep, other!]),
    ...times(3, [main, w1!, small!]),
  );
  const pathsAt = (allowance: number) =>
    representationById("call-paths")
      .render({ profile, allowance })
      .text.split("\n")
      .filter((line) => /^ *total/.test(line));

  it("begins where the work divides, keeps the entry, and tells calls of a wrapper by its name", () => {
    expect(pathsAt(180)).toEqual([
      "total 100→97% self 0.0% main (lib/main.js:1) > (4 more) > w5 (lib/w5.js:1) > w6 (lib/w6.js:1)",
      " total 60% self 60% hot (lib/hot.js:1)",
      " total 37% self 37% other (lib/other.js:1)",
      " total 3.0% self 3.0% small (lib/small.js:1) < w1 (lib/w1.js:1)",
    ]);
  });

  it("names the wrappers when everything else has its place", () => {
    expect(pathsAt(900)[0]).toBe(
      `total 100→97% self 0.0% ${deep.map(({ name, file }) => `${name} (${file}:1)`).join(" > ")}`,
    );
  });
});

describe("call-paths of a recorded deep recursion", () => {
  const roots = [{ prefix: "/box/work/", label: "", origin: "user" as const }];
  const bytes = gunzipSync(readFileSync(path.join(import.meta.dirname, "fixtures/deep.cpuprofile.gz")));
  const profile = cpuprofile.read(bytes, { command: "node parse.mjs", interval: 1000, roots });
  const shownAt = (allowance: number): number => {
    const { text } = representationById("call-paths").render({ profile, allowance });
    return Number(/shown: \d+ functions, ([\d.]+)% self/.exec(text)?.[1]);
  };

  // With only such calls joined as had no other call beside them, and all names told, it was 7.1, 17.0 and 41.0 %.
  it.each([
    [400, 18],
    [600, 23],
    [1500, 46],
  ])("shows with %i tokens functions that hold at least %i % of the time", (allowance, least) => {
    expect(shownAt(allowance)).toBeGreaterThanOrEqual(least);
  });

  it("gives no function more than the whole", () => {
    const { named } = representationById("call-paths").render({ profile, allowance: 8000 });
    expect(Math.max(...named.map(({ share }) => share))).toBeLessThanOrEqual(1);
  });
});

describe("callers", () => {
  it("tells how much of a function came through each, recursion once, and sums to its total", () => {
    const [a, b, c] = [fn("a"), fn("b"), fn("c")];
    const times = (count: number, stack: readonly Frame[]) => Array.from({ length: count }, () => [stack, 10] as const);
    const profile = profileOf(...times(50, [a, c, b, c]), ...times(30, [b, c, c]), ...times(20, [c]));
    const { text, named } = representationById("callers").render({ profile, allowance: 900 });
    expect(text.split("\n").slice(2, -1)).toEqual([
      "self 100% total 100% c (lib/c.js:1)",
      " 50% < a (lib/a.js:1)",
      " 30% < b (lib/b.js:1)",
      " 20% < (no caller)",
    ]);
    expect(named.map(({ name, role }) => [name, role])).toEqual([
      ["c", "row"],
      ["a", "caller"],
      ["b", "caller"],
    ]);
  });
});

describe("flame-text", () => {
  it("draws bars as wide as the share, self in them, and stays small", () => {
    const [main, parse, walk] = [fn("main"), fn("parse"), fn("walk")];
    const times = (count: number, stack: readonly Frame[]) => Array.from({ length: count }, () => [stack, 10] as const);
    const profile = profileOf(
      ...times(25, [main]),
      ...times(50, [main, parse]),
      ...times(24, [main, walk]),
      ...times(1, [main, fn("rare")]),
    );
    const { text, named } = representationById("flame-text").render({ profile, allowance: 900 });
    expect(text.split("\n").slice(2, -1)).toEqual([
      "#####=============== 100% self 25% main (lib/main.js:1)",
      " ########## 50% self 50% parse (lib/parse.js:1)",
      " ##### 24% self 24% walk (lib/walk.js:1)",
    ]);
    expect(named[1]).toMatchObject({ name: "parse", share: 0.5, self: 0.5, role: "row" });
  });
});

describe("lines", () => {
  const render = representationById("lines").render;
  const profile = loadFixture("before");
  const code = (file: string): string | null =>
    existsSync(path.join(PROGRAMS, file)) ? readFileSync(path.join(PROGRAMS, file), "utf8") : null;

  it("shows the code of the hottest lines under their function, with what each holds", () => {
    const text = render({ profile, allowance: 1500, source: code }).text.split("\n");
    const at = text.findIndex((line) => /^self [\d.]+% collect /.test(line));
    const below = text.slice(
      at + 1,
      text.findIndex((line, i) => i > at && line.startsWith("self ")),
    );
    expect(below.length).toBeGreaterThan(1);
    const written = readFileSync(path.join(PROGRAMS, "lib/collect.mjs"), "utf8").split("\n");
    for (const line of below.filter((each) => each.includes(" | "))) {
      const [, number, shown] = /^ {2}(\d+)(?: [\d.]+%)? \| (.*)$/.exec(line)!;
      expect(written[Number(number) - 1]!.trimEnd()).toBe(shown);
    }
    expect(below.some((line) => /^ {2}\d+ [\d.]+% \| /.test(line))).toBe(true);
  });

  it("says that it has numbers only where there is no source, and that there are none where the profile has none", () => {
    const without = render({ profile, allowance: 1500 }).text;
    expect(without).toContain("source not at hand, line numbers only");
    expect(without).toMatch(/^ {2}\d+ [\d.]+%$/m);
    const flatProfile = profileOf(...Array.from({ length: 20 }, () => [[fn("a")], 10] as const));
    const { text } = render({ profile: flatProfile, allowance: 400 });
    expect(text).toContain("says nothing of lines");
  });

  it("says that lines are missing where the profile knows none of a function whose source there is", () => {
    const [own, inner] = [fn("own"), fn("inner", { file: "node:fs", origin: "runtime" })];
    const some = of(profileOf([[own], 80], [[own, inner], 20]), { realInterval: 1 });
    const index = Array.from(some.frames.name).findIndex((_, i) => frameAt(some, i).name === "inner");
    const known = {
      ...some,
      lines: { frame: Int32Array.of(index), line: Int32Array.of(7), weight: Float64Array.of(20_000) },
    };
    const title = render({ profile: known, allowance: 800, source }).text;
    expect(title).toContain("the profile knows no lines of functions with 80%");
    expect(title).not.toContain("source not at hand");
  });

  it("names no function that only its code names", () => {
    const talk = () => "// self 99.0% 5ms ghost (lib/ghost.js:1)\n".repeat(60);
    expect(render({ profile, allowance: 1500, source: talk }).named.map(({ name }) => name)).not.toContain("ghost");
  });
});

describe("diff", () => {
  const diff = representationById("diff");

  it("names the planted change with its direction and size", () => {
    const { text } = diff.render({ profile: loadFixture("after"), previous: loadFixture("before"), allowance: 1500 });
    expect(text).toMatch(/^busy before \d\.\d\d s, after \d\.\d\d s, -[\d.]+%/m);
    expect(text).toMatch(/^self -\d+\.\dpp \d+\.\d%→[\d.]+% -\d+ms z=-\d+ collect \(lib\/collect\.mjs:3\)$/m);
    expect(text).toMatch(/^self \+[\d.]+pp new→[\d.]+% \+[\d.]+ms /m);
  });

  it("says by what its changes are judged, and what unchanged code moves by", () => {
    const [a, b] = [fn("a"), fn("b")];
    const run = (own: number) => profileOf(...Array.from({ length: 1000 }, (_, i) => [[i < own ? a : b], 1] as const));
    const before = merge(run(300), run(312), run(296));
    const later = (profile: Profile) => of(profile, { startMicroseconds: -1 });
    const after = later(merge(run(371), run(380), run(365)));
    const { text } = diff.render({ profile: after, previous: before, allowance: 1500 });
    expect(text).toContain("; % of 3.00 s busy in 3 runs\n");
    expect(text).toContain(
      "\nbusy of one run: before 1.00 s, after 1.00 s, +0.0%; 3 runs before, 3 after; unchanged code moves by up to 1.4pp\n",
    );
    expect(text).toMatch(/\nself \+6\.9pp 30\.3%→37\.2% \+69ms z=5\.\d a \(lib\/a\.js:1\)\n/);
    expect(text).toContain("\nself 62.8% 628ms b (lib/b.js:1)\n");
    expect(text).toContain(
      "as the runs of each side differ; 0 changes left out as noise: under 1.4pp or by chance in more than 5%",
    );
    expect(text).toContain("halves of the 3 runs before, compared");
    const control = diff.render({
      profile: later(merge(run(305), run(299), run(308))),
      previous: before,
      allowance: 1500,
    });
    expect(control.text).not.toMatch(/ z=/);
    expect(control.text).toContain("2 changes left out as noise: under 1.4pp or by chance");
    const single = diff.render({ profile: later(run(371)), previous: run(300), allowance: 1500 }).text;
    expect(single).toContain("; one run a side\n");
    expect(single).toContain("of the samples alone; 0 changes left out as noise: under 0.8pp or z 2");
  });

  it("lists nothing that unchanged code moves by, and judges the rest with the degrees of freedom of its runs", () => {
    const [a, b, c] = [fn("a"), fn("b"), fn("c")];
    const run = (ownA: number, ownC: number) =>
      profileOf(...Array.from({ length: 1000 }, (_, i) => [[i < ownA ? a : i < ownA + ownC ? c : b], 1] as const));
    // c wanders by 6 points on the side before, and a by nothing; a then falls by 4 points, which is less.
    const before = merge(run(300, 100), run(301, 160), run(299, 102));
    const after = of(merge(run(260, 120), run(261, 121), run(259, 119)), { startMicroseconds: -1 });
    const small = diff.render({ profile: after, previous: before, allowance: 1500 }).text;
    expect(small).toMatch(/unchanged code moves by up to 6\.0pp/);
    expect(small).not.toMatch(/ z=.* a \(/);
    // With three runs a side, of which one side's agree, z 3 has two degrees of freedom: chance alone makes it in 10 %.
    const steady = merge(run(300, 100), run(300, 100), run(300, 100));
    const wild = of(merge(run(360, 100), run(430, 100), run(345, 100)), { startMicroseconds: -1 });
    const row = diffRuns(steady, wild).rows.find(({ frame }) => frame.name === "a")!;
    expect(row.z).toBeGreaterThan(2.8);
    expect(row.freedom).toBeCloseTo(2, 5);
    expect(diff.render({ profile: wild, previous: steady, allowance: 1500 }).text).not.toMatch(/ z=.* a \(/);
  });

  it("is the baseline when nothing was edited or there is nothing to compare with", () => {
    const profile = loadFixture("before");
    const { named } = representationById("baseline").render({ profile, allowance: 4000 });
    const [alone, same, other] = [undefined, profile, of(profile, { kind: "heap", unit: "bytes" })].map((previous) =>
      diff.render({ profile, previous, allowance: 4000 }),
    );
    for (const each of [alone, same, other]) expect(each).toMatchObject({ named, comparesNothing: true });
    const second = (evidence: Evidence | undefined) => evidence?.text.split("\n")[1];
    expect(second(alone)).toContain("note: nothing to compare with: no other profile was given");
    expect(second(same)).toContain("the other profile is this one");
    expect(second(other)).toContain("the other profile measured something else");
    const small = diff.render({ profile, allowance: 60 }).text;
    expect(second({ ...alone!, text: small })).toContain("nothing to compare with");
    const compared = diff.render({ profile, previous: loadFixture("before-again"), allowance: 1500 });
    expect(compared.comparesNothing).toBeUndefined();
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
    expect(text).toContain("5 changes left out as noise: under 0.8pp");
  });
});

describe("counting tokens", () => {
  it.each(Tokenizer.options)("of %s by line gives what counting the whole gives", (tokenizer) => {
    const lineTokens = new LineTokens(tokenizer);
    for (const profile of RANDOM)
      for (const representation of REPRESENTATIONS) {
        const lines = representation.render({ profile, allowance: 4000, tokenizer, source }).text.split("\n");
        const sum = lines
          .slice(0, -1)
          .reduce((all, line) => all + lineTokens.followed(line), countTokens(lines.at(-1)!, tokenizer));
        expect(sum).toBe(countTokens(lines.join("\n"), tokenizer));
      }
  });

  it("takes control tokens in names for plain text", () => {
    expect(countTokens("<|endoftext|>")).toBeGreaterThan(1);
  });
});

it("an unknown representation is refused with the known ones", () => {
  expect(() => representationById("dot")).toThrow(/there are: baseline, top-k, call-paths, diff/);
});

describe("a profile whose call paths are inferred", () => {
  const bytes = readFileSync("lib/profile/fixtures/formats/pstats/cprofile.pstats");
  const profile = pstats.read(bytes, { command: "work.py", interval: null, roots: [] });

  it.each(REPRESENTATIONS.map((one) => [one.id, one] as const))(
    "says so under %s, however small the limit",
    (_, one) => {
      for (const allowance of [60, 120, 400])
        expect(one.render({ profile, allowance }).text.split("\n")[0]).toContain("call paths inferred");
      expect(one.render({ profile, allowance: 400 }).text).toContain("note: The file has no call paths");
    },
  );
});

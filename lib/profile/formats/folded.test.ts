import { describe, expect, it } from "vitest";
import { BOX_ROOTS, loadFixture } from "../fixtures/load-fixture";
import { fn, profileOf, randomProfile } from "../fixtures/sample-profile";
import { flat } from "../flat";
import { frameAt, framesOf, type Profile } from "../profile";
import { withValue } from "../value";
import { folded } from "./folded";

const context = { command: "c", interval: null, roots: [] };
const read = (text: string): Profile => folded.read(Buffer.from(text), context);
const again = (profile: Profile): Profile => folded.read(folded.write!(profile), context);

/** Every call path with the sum of its weights, to a thousandth; paths of nothing are not written. */
function pathsOf(profile: Profile): Map<string, number> {
  const sums = new Map<string, number>();
  profile.samples.stack.forEach((stack, i) => {
    const path = JSON.stringify(framesOf(profile, stack));
    sums.set(path, (sums.get(path) ?? 0) + profile.samples.weight[i]!);
  });
  return new Map([...sums].map(([path, sum]) => [path, Number(sum.toFixed(3))] as const).filter(([, sum]) => sum > 0));
}

describe("Wick's own folded stacks", () => {
  it("come back with every path, place, origin and weight", () => {
    const profile = loadFixture("before");
    expect(pathsOf(again(profile))).toEqual(pathsOf(profile));
    expect(again(profile).meta).toMatchObject({ kind: "cpu", unit: "microseconds", samples: profile.meta.samples });
  });

  it.each(Array.from({ length: 40 }, (_, seed) => seed))("come back whatever the names (seed %d)", (seed) => {
    const profile = randomProfile(seed);
    expect(pathsOf(again(profile))).toEqual(pathsOf(profile));
  });

  it.each([
    "a;b 12\nc%3B",
    "x (lib/y.js:1:2)",
    "# remark 5",
    " [native]",
    "f [gc]",
    "a%20(b",
    "",
    " ",
    "tid:5",
    "100% (x",
  ])("keep the name %j", (name) => {
    const bare = { name, file: "", line: 0, column: 0, origin: "user" } as const;
    const native = { ...bare, origin: "native" } as const;
    const placed = fn(name, { file: "lib/my (app)/x.js" });
    for (const frame of [bare, native, placed]) {
      const profile = profileOf([[frame, fn("leaf")], 3], [[frame], 2]);
      expect(pathsOf(again(profile))).toEqual(pathsOf(profile));
    }
  });

  it("say what they measure in a line that no other tool takes for a path", () => {
    const heap = {
      ...profileOf([[fn("a")], 3]),
      meta: { ...profileOf([[fn("a")], 3]).meta, kind: "heap", unit: "bytes" },
    } as const;
    expect(folded.write!(heap).toString()).toMatch(/^# wick-folded kind=heap samples=1 unit=bytes\n/);
    expect(again(heap).meta).toMatchObject({ kind: "heap", unit: "bytes", total: 3000, caveats: [] });
    expect(() => read("# wick-folded kind=magic samples=3 unit=bytes\na 1\n")).toThrow(/line 1 says kind magic/);
  });
});

describe("folded stacks of other tools", () => {
  it("are counts of samples, and say so", () => {
    const profile = folded.read(Buffer.from("main;parse 10\r\n\nmain;(garbage collector) 5"), {
      ...context,
      roots: BOX_ROOTS,
    });
    expect(flat(profile).map((row) => [frameAt(profile, row.frame).name, row.self])).toEqual([
      ["parse", 10],
      ["(garbage collector)", 5],
      ["main", 0],
    ]);
    expect(profile.meta).toMatchObject({ unit: "count", total: 15, samples: 15, realInterval: 1 });
    expect(profile.meta.caveats[0]).toMatch(/counts of CPU samples/);
    expect(withValue(profile, 0)).toBe(profile);
  });

  it("take a place in parentheses apart, the running line charged to the function", () => {
    const profile = read(
      "main (/app/a.py:30);work (/app/a.py:12) 3\nmain (/app/a.py:31);work (/app/a.py:14) 4\nf (x.js:7:3) 1\n",
    );
    const rows = flat(profile).map((row) => ({ ...frameAt(profile, row.frame), self: row.self }));
    expect(rows).toMatchObject([
      { name: "work", file: "/app/a.py", line: 0, self: 7 },
      { name: "f", file: "x.js", line: 7, column: 3, self: 1 },
      { name: "main", line: 0, self: 0 },
    ]);
    expect([...profile.lines.line]).toEqual([12, 14]);
    expect([...profile.lines.weight]).toEqual([3, 4]);
  });

  it("keep names with spaces, digits, percent signs and parentheses", () => {
    const names = ["operator new (unsigned long)", "std::sort(int*, int*)", "thread 12", "100%25", "get size"];
    const profile = read(`${names.join(";")} 7\nother 1\n`);
    expect(framesOf(profile, profile.samples.stack[0]!).map((frame) => frame.name)).toEqual(names);
  });

  it("are refused when they hold a difference of two profiles", () => {
    expect(() => read("a;b 40 38\na;c 1 0\n")).toThrow(/every line ends in two numbers.*compare them here/);
    expect(read("a;thread 2 40\na;c 1\n").meta.total).toBe(41);
  });

  it.each([
    ["a line that is none", "a;b 1\nnonsense\n", /line 2 is "nonsense"/],
    ["a weight beyond 2^53", "a;b 1\na 1e300\n", /weight of line 2 is larger than 2\^53/],
    ["a path of a million calls", `${"f;".repeat(1e6)}g 1\n`, /line 1 is a path of 1000001 calls; at most 65536/],
  ])("are refused with %s", (_, text, message) => {
    expect(() => read(text)).toThrow(message);
    expect(() => read(text)).toThrow(expect.objectContaining({ name: "ProfileUnavailable", reason: "unreadable" }));
  });

  it("are read in time linear in the text, however its paths look", () => {
    const deep = `${"f (x.js:1:2);".repeat(60_000)}g`;
    const started = performance.now();
    expect(read(Array.from({ length: 20 }, (_, i) => `${deep} ${i + 1}\n`).join("")).meta.total).toBe(210);
    expect(read(`${" (".repeat(1e6)}) 1\n`).meta.total).toBe(1);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

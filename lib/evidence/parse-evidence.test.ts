import { describe, expect, it } from "vitest";
import { loadFixture } from "@/lib/profile/fixtures/load-fixture";
import { randomProfile } from "@/lib/profile/fixtures/sample-profile";
import { flat } from "@/lib/profile/flat";
import { frameAt, type Profile } from "@/lib/profile/profile";
import { shownFiles } from "@/lib/profile/shown-files";
import { labeller } from "./label";
import { type NamedFunction, parseEvidence } from "./parse-evidence";
import { REPRESENTATIONS, representationById } from "./representations";

/** Where the profile's functions are, as `file:line`. */
const placesOf = (...profiles: Profile[]): Set<string> =>
  new Set(
    profiles.flatMap((profile) =>
      Array.from(profile.frames.name, (_, i) => {
        const { file, line } = frameAt(profile, i);
        return file === "" ? ":0" : `${file}:${line}`;
      }),
    ),
  );

/** @param shown what is shown of the file: nothing where the function before it on the line is in the same one */
const labelOf = ({ name, file, line, column }: NamedFunction, shown = file): string =>
  file === "" ? `${name} (native)` : `${name} (${shown}:${line}${column === null ? "" : `:${column}`})`;

/** Where a text first has a label, its end where it has none. */
const placeOf = (text: string, label: string): number => {
  const at = text.indexOf(` ${label}`);
  return at < 0 ? text.length : at;
};

describe.each(REPRESENTATIONS.map((one) => [one.id, one] as const))("reading %s", (_, representation) => {
  it("recovers functions of the profile only, each once, in the text's order", () => {
    const previous = loadFixture("before");
    const profile = loadFixture("after");
    const { text, named } = representation.render({ profile, previous, allowance: 4000 });
    expect(named).toEqual(parseEvidence(text));
    const places = placesOf(profile, previous);
    for (const [i, one] of named.entries()) {
      expect(places).toContain(`${one.file}:${one.line}`);
      expect(one.rank).toBe(i + 1);
      expect(one.share).toBeLessThanOrEqual(1);
    }
    expect(new Set(named.map((one) => labelOf(one))).size).toBe(named.length);
    expect(named.map((one) => one.name)).toEqual(expect.arrayContaining(["isPadded", "round"]));
    const at = named.map((one) => Math.min(...[labelOf(one), labelOf(one, "")].map((label) => placeOf(text, label))));
    expect(at.every((position, i) => position < text.length && (i === 0 || position > at[i - 1]!))).toBe(true);
  });

  it("recovers every labelled function of odd profiles", () => {
    for (let seed = 0; seed < 40; seed++) {
      const profile = randomProfile(seed);
      const { text, dropped, named } = representation.render({ profile, allowance: 1_000_000 });
      const files = new Set(Array.from(profile.frames.name, (_, i) => frameAt(profile, i).file));
      for (const one of named) expect(files).toContain(one.file);
      const { nameOf } = shownFiles(profile);
      expect(parseEvidence(text)).toEqual(named.map((one) => ({ ...one, file: nameOf(one.file) })));
      if (representation.id === "top-k" && dropped.rows === 0) expectAll(profile, named);
    }
  });
});

function expectAll(profile: Profile, named: readonly NamedFunction[]): void {
  const label = labeller(profile, shownFiles(profile));
  for (const row of flat(profile)) {
    const { origin, file, line } = frameAt(profile, row.frame);
    if (["gc", "idle", "program"].includes(origin)) continue;
    const found = named.some((one) => one.file === file && one.line === (file === "" ? 0 : line));
    expect(found, label(row.frame)).toBe(true);
  }
}

it("tells rows, callers and paths apart, with their shares", () => {
  const text = [
    "cpu profile of `f (a.js:1)`: 10 samples",
    "self time by code: user 80.9%",
    "self 47.9% 614ms round (lib/index.mjs:7) < main (run.mjs:3)",
    "total 90.0→85.5% self 2.5% a > b",
    " total 40→38% self 1.5% parse (p.js:2) > walk (:9) > parse (:2) in regexp /a > b (c.js:1)/ f12",
    " 12% < twice (q.js:1) f3",
    "self 8.0% 10ms hot (lib/h.js:7:3; :45 61% :9 9.5%) f4 < main (run.mjs:3)",
    " total 5.0% self 5.0% near (h.js:1) > here (:8; :8 100%)",
    "  17 12% | // self 9.0% 1ms ghost (g.js:1)",
    "##=== 25→21% self 1.0% drawn (d.js:1) < apart (:3)",
    "self -18.7pp 18.9%→0.2% -241ms collect (c.js:3)",
    "self -1.4pp 1.4%→gone -18ms includes (c.js:10)",
    "self +1.4pp new→1.4% +18ms (anonymous) (c.js:12:8)",
    "self 56.4% 723ms lib/index.mjs",
    "self 5.0% 64ms sort (native)",
    "self 5.5% 71ms (garbage collector)",
    "shown: 10 functions, 97.4% self; not shown: 24 functions, 1.4%, largest 0.3%",
  ].join("\n");
  expect(
    parseEvidence(text).map(({ name, file, line, share, self, role }) => [name, file, line, share, self, role]),
  ).toEqual([
    ["round", "lib/index.mjs", 7, 0.479, 0.479, "row"],
    ["main", "run.mjs", 3, 0.479, null, "caller"],
    ["parse", "p.js", 2, 0.4, null, "path"],
    ["walk", "p.js", 9, 0.4, null, "path"],
    ["twice", "q.js", 1, 0.12, null, "caller"],
    ["hot", "lib/h.js", 7, 0.08, 0.08, "row"],
    ["near", "h.js", 1, 0.05, null, "path"],
    ["here", "h.js", 8, 0.05, 0.05, "row"],
    ["drawn", "d.js", 1, 0.21, 0.01, "row"],
    ["apart", "d.js", 3, 0.21, null, "caller"],
    ["collect", "c.js", 3, 0.002, 0.002, "row"],
    ["includes", "c.js", 10, 0, 0, "row"],
    ["(anonymous)", "c.js", 12, 0.014, 0.014, "row"],
    ["sort", "", 0, 0.05, 0.05, "row"],
  ]);
  expect(parseEvidence(text).flatMap(({ name, lines }) => (lines.length > 0 ? [[name, lines]] : []))).toEqual([
    [
      "hot",
      [
        { line: 45, share: 0.61 },
        { line: 9, share: 0.095 },
      ],
    ],
    ["here", [{ line: 8, share: 1 }]],
  ]);
});

it("gives a function first met as a caller its self time when its own row comes", () => {
  const { named } = representationById("baseline").render({ profile: loadFixture("before"), allowance: 1500 });
  expect(named.find((one) => one.name === "round")!.self).toBeGreaterThan(0);
});

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { generator } from "../fixtures/sample-profile";
import { flat } from "../flat";
import { ProfileUnavailable } from "../profile-unavailable";
import { austin } from "./austin";
import { firefox } from "./firefox";
import { folded } from "./folded";
import type { Format } from "./format";
import { perfScript } from "./perf-script";
import { pprof } from "./pprof";
import { pstats } from "./pstats";
import { pythonSampling } from "./python-sampling";
import { scalene } from "./scalene";
import { speedscope } from "./speedscope";

const context = { command: "c", interval: null, roots: [] };
const fixture = (name: string): Buffer => readFileSync(`lib/profile/fixtures/formats/${name}`);

const FILES: [format: Format, file: string, bytes: Buffer][] = [
  [pprof, "go-cpu", gunzipSync(fixture("pprof/go-cpu.pb.gz"))],
  [pprof, "go-heap", gunzipSync(fixture("pprof/go-heap.pb.gz"))],
  [pstats, "cprofile", fixture("pstats/cprofile.pstats")],
  [speedscope, "py-spy", fixture("speedscope/py-spy.json")],
  [speedscope, "evented", fixture("speedscope/evented.json")],
  [firefox, "processed", fixture("firefox/processed.json")],
  [firefox, "gecko", fixture("firefox/gecko.json")],
  [scalene, "scalene", fixture("scalene/scalene.json")],
  [folded, "py-spy", fixture("folded/py-spy.txt")],
  [austin, "austin", fixture("austin/austin.txt")],
  [pythonSampling, "collapsed", fixture("python-sampling/collapsed.txt")],
  [perfScript, "node", fixture("perf-script/node.txt")],
];

/** What may stand where a value stood. */
const STRANGE = [
  "null",
  "true",
  '"text"',
  "-1",
  "1.5",
  "1e999",
  "-1e999",
  "NaN",
  "9007199254740993",
  "99999999999999999999",
  "1e308",
  "[]",
  "{}",
  "[[]]",
  "\\",
  '"',
  "}",
  ",",
  ";",
  " ",
  "\n",
  "",
  "\u0000",
  "tid:",
  "P1;T1",
  "# ",
  "[".repeat(5000),
] as const;

/** A profile whose numbers hold together, or one sentence that names a place: never another error. */
function holds(format: Format, bytes: Uint8Array): "read" | "refused" {
  try {
    const profile = format.read(bytes, context);
    for (const row of flat(profile))
      if (!(row.totalShare <= 1 + 1e-9)) throw new Error(`total share ${row.totalShare}`);
    expect(profile.samples.weight.every((weight) => Number.isFinite(weight) && weight >= 0)).toBe(true);
    expect(profile.stacks.parent.every((parent, i) => parent < i)).toBe(true);
    return "read";
  } catch (error) {
    if (!(error instanceof ProfileUnavailable)) throw error;
    expect(error.message).toMatch(/^Th(is|ese) [^\n]* cannot be read: [^\n]*\.$/);
    expect(error.message).toMatch(/byte|line|field|sample|location|function|caller|the file/);
    return "refused";
  }
}

describe.each(FILES.map(([format, file, bytes]) => [`${format.id}, ${file}`, format, bytes] as const))(
  "a broken file of %s",
  (_, format, bytes) => {
    it("is refused or read for what it still says, wherever it is cut", () => {
      const random = generator(1);
      for (let i = 0; i < 200; i++) holds(format, bytes.subarray(0, Math.floor(random() * bytes.length)));
      for (let end = 0; end < 200; end++) holds(format, bytes.subarray(0, end));
    });

    it("is refused or read whatever word is replaced", () => {
      const random = generator(2);
      const text = bytes.toString("latin1");
      const words = [...text.matchAll(/-?\w+(?:\.\d+)?|[[\]{}:;,]/g)];
      let refused = 0;
      for (let i = 0; i < 300; i++) {
        const word = words[Math.floor(random() * words.length)]!;
        const strange = STRANGE[Math.floor(random() * STRANGE.length)]!;
        const broken = text.slice(0, word.index) + strange + text.slice(word.index + word[0].length);
        if (holds(format, Buffer.from(broken, "latin1")) === "refused") refused += 1;
      }
      expect(refused).toBeGreaterThan(5);
    });

    it("is refused or read whatever bytes are damaged, and arrives in pieces all the same", () => {
      const random = generator(3);
      for (let i = 0; i < 150; i++) {
        const broken = Buffer.from(bytes);
        for (let n = 0; n < 3; n++) broken[Math.floor(random() * broken.length)] = Math.floor(random() * 256);
        const whole = holds(format, broken);
        if (format.reader === undefined) continue;
        const inPieces: Format = {
          ...format,
          read: (all) => {
            const reader = format.reader!(context);
            for (let at = 0; at < all.length; at += 61) reader.push(all.subarray(at, at + 61));
            return reader.end();
          },
        };
        expect(holds(inPieces, broken)).toBe(whole);
      }
    });

    it("is refused or read when parts of it are repeated or exchanged", () => {
      const random = generator(4);
      const at = () => Math.floor(random() * bytes.length);
      for (let i = 0; i < 100; i++) {
        const [from, to, where] = [at(), at(), at()];
        const part = bytes.subarray(Math.min(from, to), Math.max(from, to));
        holds(format, Buffer.concat([bytes.subarray(0, where), part, bytes.subarray(where)]));
      }
    });
  },
);

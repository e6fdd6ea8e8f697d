import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { generator } from "../fixtures/sample-profile";
import { flat } from "../flat";
import { ProfileUnavailable } from "../profile-unavailable";
import { readProfile } from "../read-profile";
import type { Format } from "./format";
import { FORMATS, READ_FORMATS } from "./formats";

/** Recorded files of every format that is read, damaged: what still reads holds together, the rest is refused with its place. */

const context = { command: "c", interval: null, roots: [] };

/** By a format's id; a format that is read and not named here fails the first test. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  "chrome-trace": ["node-trace.json", "chrome-trace.json.gz"],
  cpuprofile: ["bundle.cpuprofile"],
  heapprofile: ["heap.heapprofile"],
  speedscope: ["formats/speedscope/py-spy.json", "formats/speedscope/evented.json"],
  firefox: [
    ...["formats/firefox/processed.json", "formats/firefox/gecko.json"],
    ...["formats/firefox/cpython.json", "formats/firefox/perf.json"],
  ],
  scalene: ["formats/scalene/scalene.json"],
  pprof: ["formats/pprof/go-cpu.pb.gz", "formats/pprof/go-heap.pb.gz"],
  pstats: ["formats/pstats/cprofile.pstats"],
  "python-sampler": ["python-cpu.pysamples", "python-calls.pysamples"],
  austin: ["formats/austin/austin.txt", "formats/austin/austin-3.txt"],
  "python-sampling": ["formats/python-sampling/collapsed.txt"],
  "perf-script": ["formats/perf-script/node.txt"],
  folded: ["formats/folded/py-spy.txt"],
};

const cases = READ_FORMATS.flatMap((format) =>
  (FILES[format.id] ?? []).map((file) => ({ id: format.id, format, file, bytes: fixture(file) })),
);

function fixture(file: string): Buffer {
  const bytes = readFileSync(`lib/profile/fixtures/${file}`);
  return file.endsWith(".gz") ? gunzipSync(bytes) : bytes;
}

/** What may stand where a value stood. */
const STRANGE = [
  ...["null", "true", '"text"', '""', "-1", "0", "1.5", "1e999", "-1e999", "NaN", "9007199254740993", "1e18", "1e308"],
  ...["99999999999999999999", "[]", "{}", "[[]]", '{"id":1}', "\\", '"', "}", "]", ",", ";", " ", "\n", "", "\u0000"],
  ...['"\\ud800"', '"\\x"', "tid:", "P1;T1", "# ", "[".repeat(5000), '{"a":'.repeat(5000)],
];

/** One sentence that says which kind of file it is, what is wrong with it and at which byte, line, field or numbered part. */
const SENTENCE =
  /^Th(is|ese) [^\n]* (cannot be read: [^\n]*|holds no CPU samples[^\n]*)\.( Capture the profile again\.)?$/;
const PLACE =
  /\b(bytes? \d|line \d|field \S|header's "|sample \d|node \d|id \d|location \d|function \d|holds no CPU samples)/;

/** A profile whose numbers hold together, or such a sentence: never another error. */
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
    expect(error.message).toMatch(SENTENCE);
    expect(error.message).toMatch(PLACE);
    return "refused";
  }
}

it("is tried with every format", () => {
  expect(Object.keys(FILES).sort()).toEqual(READ_FORMATS.map(({ id }) => id).sort());
  expect(FORMATS.filter((format) => !READ_FORMATS.includes(format)).map(({ id }) => id)).toEqual(["otlp"]);
});

describe.each(cases)("a broken $id file, $file", ({ format, bytes }) => {
  const isJson = bytes[0] === "{".charCodeAt(0);

  it("is refused or read for what it still says, wherever it is cut", () => {
    const random = generator(1);
    const whole = bytes.toString("latin1").trimEnd().length;
    const ends = Array.from({ length: 200 }, (_, end) => [end, Math.floor(random() * whole)]).flat();
    const results = ends.map((end) => holds(format, bytes.subarray(0, end)));
    if (isJson) expect(results).not.toContain("read");
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
    expect(refused).toBeGreaterThan(isJson ? 60 : 5);
  });

  it("is refused or read whatever bytes are damaged, and arrives in pieces all the same", () => {
    const random = generator(3);
    const size = Math.max(61, Math.floor(bytes.length / 64));
    for (let i = 0; i < 150; i++) {
      const broken = Buffer.from(bytes);
      for (let n = 0; n < 3; n++) broken[Math.floor(random() * broken.length)] = Math.floor(random() * 256);
      const whole = holds(format, broken);
      if (format.reader === undefined) continue;
      const inPieces: Format = {
        ...format,
        read: (all) => {
          const reader = format.reader!(context);
          for (let at = 0; at < all.length; at += size) reader.push(all.subarray(at, at + size));
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
});

describe("a broken gzip file", () => {
  const zipped = readFileSync("lib/profile/fixtures/formats/pprof/go-cpu.pb.gz");

  it("is refused wherever it is cut, with the byte up to which it could be unzipped", async () => {
    for (let end = 2; end < zipped.length; end += 41)
      await expect(readProfile(zipped.subarray(0, end), context)).rejects.toThrow(
        /^This file begins like gzip and cannot be unzipped after byte \d+ of it: [^\n]*\.$/,
      );
  });
});

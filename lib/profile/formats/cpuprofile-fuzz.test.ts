import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { generator } from "../fixtures/sample-profile";
import { flat } from "../flat";
import { ProfileUnavailable } from "../profile-unavailable";
import { chromeTrace } from "./chrome-trace";
import { cpuprofile } from "./cpuprofile";
import type { Format } from "./format";
import { heapprofile } from "./heapprofile";

const context = { command: "c", interval: null, roots: [] };
const fixture = (name: string): Buffer => readFileSync(`lib/profile/fixtures/${name}`);

const FILES: [Format, Buffer][] = [
  [cpuprofile, fixture("bundle.cpuprofile")],
  [heapprofile, fixture("heap.heapprofile")],
  [chromeTrace, fixture("node-trace.json")],
  [chromeTrace, gunzipSync(fixture("chrome-trace.json.gz"))],
];

/** What may stand where a value stood. */
const STRANGE = [
  "null",
  "true",
  '"text"',
  '""',
  "-1",
  "0",
  "1.5",
  "1e999",
  "-1e999",
  "NaN",
  "9007199254740993",
  "1e18",
  "1e308",
  "[]",
  "{}",
  "[[]]",
  '{"id":1}',
  "\\",
  '"',
  "}",
  "]",
  ",",
  "",
  '"\\ud800"',
  '"\\x"',
  "\u0000",
  "[".repeat(5000),
  '{"a":'.repeat(5000),
];

/** Either a profile whose numbers hold together, or one sentence that names an offset, a field or a node. */
function holds(format: Format, bytes: Uint8Array): "read" | "refused" {
  try {
    const profile = format.read(bytes, context);
    for (const row of flat(profile))
      if (!(row.totalShare <= 1 + 1e-9)) throw new Error(`total share ${row.totalShare}`);
    expect(profile.samples.weight.every((weight) => Number.isFinite(weight) && weight >= 0)).toBe(true);
    return "read";
  } catch (error) {
    if (!(error instanceof ProfileUnavailable)) throw error;
    expect(error.message).toMatch(
      /^This (\.cpuprofile|\.heapprofile|Chrome trace) (cannot be read: .*(byte|field|node|gap)|holds no CPU samples)/s,
    );
    return "refused";
  }
}

describe.each(FILES)("a broken file of $id", (format, bytes) => {
  it("is refused wherever it is cut", () => {
    const random = generator(1);
    for (let i = 0; i < 200; i++) holds(format, bytes.subarray(0, Math.floor(random() * bytes.length)));
    for (let end = 0; end < 300; end++) expect(holds(format, bytes.subarray(0, end))).toBe("refused");
  });

  it("is refused, or read for what it still says, whatever value is replaced", () => {
    const random = generator(2);
    const text = bytes.toString("latin1");
    const values = [...text.matchAll(/(?<=[:,[])(-?\d+|"[^"\\]*"|[[{])/g)];
    let refused = 0;
    for (let i = 0; i < 500; i++) {
      const value = values[Math.floor(random() * values.length)]!;
      const strange = STRANGE[Math.floor(random() * STRANGE.length)]!;
      const broken = text.slice(0, value.index) + strange + text.slice(value.index + value[0].length);
      if (holds(format, Buffer.from(broken, "latin1")) === "refused") refused += 1;
    }
    expect(refused).toBeGreaterThan(100);
  });

  it("is refused or read whatever bytes are damaged, and arrives in pieces all the same", () => {
    const random = generator(3);
    for (let i = 0; i < 150; i++) {
      const broken = Buffer.from(bytes);
      for (let n = 0; n < 3; n++) broken[Math.floor(random() * broken.length)] = Math.floor(random() * 256);
      const whole = holds(format, broken);
      const inPieces: Format = {
        ...format,
        read: (all) => {
          const reader = format.reader!(context);
          for (let at = 0; at < all.length; at += 4096) reader.push(all.subarray(at, at + 4096));
          return reader.end();
        },
      };
      expect(holds(inPieces, broken)).toBe(whole);
    }
  });
});

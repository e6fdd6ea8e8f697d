import { readFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { tellProfile } from "../fixtures/tell-profile";
import { readProfile } from "../read-profile";
import { detectFormat } from "./formats";

const context = { command: "", interval: null, roots: [] };

/** Files that other programs wrote, or would write (`fixtures/formats/README.md` says which), and their format. */
const FILES: [file: string, format: string][] = [
  ["pprof/go-cpu.pb.gz", "pprof"],
  ["pprof/go-heap.pb.gz", "pprof"],
  ["pprof/go-mutex.pb.gz", "pprof"],
  ["pstats/cprofile.pstats", "pstats"],
  ["folded/py-spy.txt", "folded"],
  ["speedscope/py-spy.json", "speedscope"],
  ["speedscope/evented.json", "speedscope"],
  ["austin/austin.txt", "austin"],
  ["austin/austin-3.txt", "austin"],
  ["python-sampling/collapsed.txt", "python-sampling"],
  ["scalene/scalene.json", "scalene"],
  ["perf-script/node.txt", "perf-script"],
  ["perf-script/python.txt", "perf-script"],
  ["firefox/processed.json", "firefox"],
  ["firefox/gecko.json", "firefox"],
  ["firefox/cpython.json", "firefox"],
  ["firefox/perf.json", "firefox"],
];

describe.each(FILES)("%s", (file, id) => {
  const bytes = readFileSync(`lib/profile/fixtures/formats/${file}`);
  const content = file.endsWith(".gz") ? gunzipSync(bytes) : bytes;

  it("is known by its content", () => {
    expect(detectFormat(content)?.id).toBe(id);
  });

  it("reads as it did", async () => {
    const golden = `../fixtures/formats/golden/${file.replaceAll("/", "-")}.txt`;
    await expect(tellProfile(await readProfile(bytes, context))).toMatchFileSnapshot(golden);
  });

  it("reads the same gzipped and in small pieces", async () => {
    const zipped = gzipSync(content);
    async function* pieces() {
      for (let at = 0; at < zipped.length; at += 97) yield zipped.subarray(at, at + 97);
    }
    expect(await readProfile(pieces(), context)).toEqual(await readProfile(content, context));
  });
});

import { createReadStream, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { BOX_ROOTS, fixtureBytes } from "./fixtures/load-fixture";
import { cpuprofile } from "./formats/cpuprofile";
import type { ReadContext } from "./formats/format";
import { readProfile } from "./read-profile";

const context: ReadContext = { command: "c", interval: 1000, roots: BOX_ROOTS };
const before = fixtureBytes("before");

/** Yields the bytes in pieces that share one piece of memory, as a careless source might. */
async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const memory = Buffer.alloc(size);
  for (let at = 0; at < bytes.length; at += size) {
    const part = bytes.subarray(at, at + size);
    memory.set(part);
    yield memory.subarray(0, part.length);
  }
}

describe("reading a profile of any format", () => {
  it("reads bytes, streams and gzip alike", async () => {
    const expected = cpuprofile.read(before, context);
    expect(await readProfile(before, context)).toEqual(expected);
    expect(await readProfile(pieces(before, 1), context)).toEqual(expected);
    expect(await readProfile(pieces(before, 10_000), context)).toEqual(expected);
    expect(await readProfile(gzipSync(before), context)).toEqual(expected);
    expect(await readProfile(pieces(gzipSync(before), 3), context)).toEqual(expected);
    expect(await readProfile(createReadStream("lib/profile/fixtures/before.cpuprofile"), context)).toEqual(expected);
  });

  it.each([
    ["heap.heapprofile", "heap"],
    ["node-trace.json", "cpu"],
    ["chrome-trace.json.gz", "cpu"],
    ["recursion.cpuprofile", "cpu"],
  ])("tells %s by its content", async (name, kind) => {
    expect((await readProfile(readFileSync(`lib/profile/fixtures/${name}`), context)).meta.kind).toBe(kind);
  });

  it.each([
    ["an unknown file", Buffer.from("<html>\n<body>"), /begins "<html>\\n<body>" and is of no known format\.$/],
    ["an empty file", Buffer.alloc(0), /^The file is empty\.$/],
    ["an empty file in gzip", gzipSync(""), /^The file is empty\.$/],
    ["an unknown file in gzip", gzipSync("hello"), /begins "hello"/],
    ["a cut gzip file", gzipSync(before).subarray(0, 3000), /cannot be unzipped after byte 3000/],
    ["a damaged gzip file", damaged(gzipSync(before)), /cannot be unzipped/],
    ["the first two bytes of gzip", Buffer.from([0x1f, 0x8b]), /cannot be unzipped after byte 2/],
  ])("refuses %s with a sentence", async (_, bytes, message) => {
    await expect(readProfile(bytes, context)).rejects.toThrow(message);
    await expect(readProfile(pieces(bytes, 100), context)).rejects.toThrow(
      expect.objectContaining({
        ...{ name: "ProfileUnavailable" },
        reason: String(message).includes("begins") ? "unknown-format" : "unreadable",
      }),
    );
  });

  it("closes its source when it stops early", async () => {
    let closed = 0;
    async function* endless(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield bytes;
      } finally {
        closed += 1;
      }
    }
    for (const bytes of ["<html>", '{"nodes":[{"callFrame":7}', "no profile at all "].map((text) => Buffer.from(text)))
      await expect(readProfile(endless(bytes), context)).rejects.toThrow();
    expect(closed).toBe(3);
  });

  it("passes an error of its source on as it is", async () => {
    async function* failing(first: Uint8Array): AsyncGenerator<Uint8Array> {
      yield first;
      throw new Error("the disk is gone");
    }
    await expect(readProfile(failing(before.subarray(0, 100)), context)).rejects.toThrow(/^the disk is gone$/);
    await expect(readProfile(failing(gzipSync(before).subarray(0, 100)), context)).rejects.toThrow(
      /^the disk is gone$/,
    );
  });
});

function damaged(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.fill(0x55, 2000, 2100);
  return copy;
}

import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { decode, encode } from "./encode";
import { loadFixture } from "./fixtures/load-fixture";
import { randomProfile } from "./fixtures/sample-profile";
import { merge } from "./merge";

describe("storing a profile", () => {
  it("gives the same profile back", async () => {
    for (const profile of [
      loadFixture("before"),
      loadFixture("time-box"),
      merge(loadFixture("before"), loadFixture("before-again")),
      ...Array.from({ length: 20 }, (_, i) => randomProfile(i)),
    ])
      expect(decode(await encode(profile))).toEqual(profile);
  });

  it("is read as it was written before profiles held several runs", async () => {
    const profile = loadFixture("before");
    const bytes = gunzipSync(await encode(profile));
    const start = 16;
    const end = start + bytes.readUInt32LE(12);
    const header = JSON.parse(bytes.toString("utf8", start, end));
    header.meta.runs = undefined;
    header.columns.pop();
    const json = Buffer.from(JSON.stringify(header));
    const prefix = Buffer.from(bytes.subarray(0, start));
    prefix.writeUInt32LE(2, 8);
    prefix.writeUInt32LE(json.length, 12);
    expect(decode(gzipSync(Buffer.concat([prefix, json, bytes.subarray(end)])))).toEqual(profile);
  });

  it("is a fraction of the source's size", async () => {
    expect((await encode(loadFixture("before"))).length).toBeLessThan(20_000);
  });

  it.each([
    ["something that is not gzip", () => Buffer.from("hello"), /not complete gzip/],
    ["a cut file", async () => (await encode(loadFixture("before"))).subarray(0, 500), /not complete gzip/],
    ["another gzip file", () => gzipSync("hello, world, hello, world"), /does not start with WICKPROF/],
    ["a file of a later version", () => withVersion(9), /version 9.*versions 2 to 3/],
    [
      "a file without its end",
      async () => gzipSync(gunzipSync(await encode(loadFixture("before"))).subarray(0, -40)),
      /inside a column/,
    ],
  ])("refuses %s with a sentence", async (_, bytes, message) => {
    const stored = await bytes();
    expect(() => decode(stored)).toThrow(message);
  });
});

async function withVersion(version: number): Promise<Buffer> {
  const bytes = gunzipSync(await encode(loadFixture("before")));
  bytes.writeUInt32LE(version, 8);
  return gzipSync(bytes);
}

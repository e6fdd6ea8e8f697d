import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { decode, encode } from "./encode";
import { loadFixture } from "./fixtures/load-fixture";
import { randomProfile } from "./fixtures/sample-profile";

describe("storing a profile", () => {
  it("gives the same profile back", () => {
    for (const profile of [
      loadFixture("before"),
      loadFixture("time-box"),
      ...Array.from({ length: 20 }, (_, i) => randomProfile(i)),
    ])
      expect(decode(encode(profile))).toEqual(profile);
  });

  it("is a fraction of the source's size", () => {
    expect(encode(loadFixture("before")).length).toBeLessThan(20_000);
  });

  it.each([
    ["something that is not gzip", () => Buffer.from("hello"), /not complete gzip/],
    ["a cut file", () => encode(loadFixture("before")).subarray(0, 500), /not complete gzip/],
    ["another gzip file", () => gzipSync("hello, world, hello, world"), /does not start with WICKPROF/],
    ["a file of a later version", () => withVersion(9), /version 9.*version 2/],
    [
      "a file without its end",
      () => gzipSync(gunzipSync(encode(loadFixture("before"))).subarray(0, -40)),
      /inside a column/,
    ],
  ])("refuses %s with a sentence", (_, bytes, message) => {
    expect(() => decode(bytes())).toThrow(message);
  });
});

function withVersion(version: number): Buffer {
  const bytes = gunzipSync(encode(loadFixture("before")));
  bytes.writeUInt32LE(version, 8);
  return gzipSync(bytes);
}

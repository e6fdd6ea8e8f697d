import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { flat } from "../flat";
import { originSplit } from "../origin-split";
import { frameAt, framesOf, type Profile } from "../profile";
import { withValue } from "../value";
import { firefox } from "./firefox";

const context = { command: "", interval: null, roots: [] };
const fixture = (name: string): Buffer => readFileSync(`lib/profile/fixtures/formats/firefox/${name}.json`);
const read = (file: object): Profile => firefox.read(Buffer.from(JSON.stringify(file)), context);
const namesOf = (profile: Profile, sample: number): string[] =>
  framesOf(profile, profile.samples.stack[sample]!).map((frame) => frame.name);

/** A processed file of version 50, whose strings are the thread's, with one thread of two functions. */
const file = (samples: object, tables: object = {}) => ({
  meta: { interval: 2, preprocessedProfileVersion: 50, processType: 0 },
  threads: [
    {
      name: "main",
      samples: { stack: [0, 1], time: [5, 7], weight: null, weightType: "samples", length: 2, ...samples },
      stackTable: { prefix: [null, 0], frame: [0, 1], length: 2 },
      frameTable: { func: [0, 1], line: [null, 12], column: [null, 3], category: [0, 0], length: 2 },
      funcTable: {
        name: [0, 1],
        fileName: [2, 2],
        lineNumber: [1, 10],
        columnNumber: [1, 5],
        resource: [-1, -1],
        length: 2,
      },
      resourceTable: { name: [], length: 0 },
      stringArray: ["main", "work", "/app/x.js"],
      ...tables,
    },
  ],
});

describe("reading Firefox profiles", () => {
  it("reads shared strings and sources, CPU time and elapsed time beside it", () => {
    const profile = firefox.read(fixture("processed"), context);
    expect(profile.meta).toMatchObject({ kind: "cpu", unit: "microseconds", samples: 6, interval: 1000 });
    expect(withValue(profile, 1).meta).toMatchObject({ kind: "wall", total: 6000 });
    expect(originSplit(profile)).toMatchObject({ gc: 700, idle: 3 });
    expect(frameAt(profile, 2)).toMatchObject({
      name: "fib",
      file: "https://app.example/main.js",
      line: 20,
      column: 3,
    });
    expect([...profile.lines.line]).toEqual([14, 22]);
    expect(profile.meta.caveats).toEqual([
      "The busiest of 2 threads is shown, Web Content GeckoMain, with 99 % of their weight; the other is GPU Compositor (1 %).",
    ]);
  });

  it("reads what Firefox itself writes, without its own root and with the processes inside", () => {
    const profile = firefox.read(fixture("gecko"), context);
    expect(namesOf(profile, 1)).toEqual(["render", "fib"]);
    expect(profile.meta.caveats[0]).toMatch(/busiest of 2 threads/);
    expect(originSplit(profile).idle).toBe(1000);
  });

  it("weighs samples by the interval, or by what they say", () => {
    expect(read(file({})).meta).toMatchObject({ kind: "wall", total: 4000, samples: 2, startMicroseconds: 5000 });
    expect(read(file({ weight: [3, 1] })).meta).toMatchObject({ total: 8000, samples: 4 });
    expect(read(file({ weight: [1.5, 2], weightType: "tracing-ms" })).meta).toMatchObject({
      kind: "wall",
      total: 3500,
    });
    expect(read(file({ weight: [64, 8], weightType: "bytes" })).meta).toMatchObject({
      kind: "allocation",
      unit: "bytes",
      total: 72,
    });
  });

  it("reads what CPython's sampler writes, whose lines are those that were running", () => {
    const profile = firefox.read(fixture("cpython"), context);
    const found = flat(profile).map((row) => frameAt(profile, row.frame));
    expect(found).toContainEqual({ name: "sieve", file: "work.py", line: 0, column: 0, origin: "user" });
    expect(found).toContainEqual(expect.objectContaining({ file: "<frozen runpy>", origin: "runtime" }));
    expect(profile.lines.line.length).toBeGreaterThan(0);
  });

  it("reads what perf writes: the names of V8's compiled code, and times that cannot be right said to be so", () => {
    const profile = firefox.read(fixture("perf"), context);
    expect(flat(profile).map((row) => frameAt(profile, row.frame))).toContainEqual({
      ...{ name: "fib", file: "/app/work.mjs", line: 3, column: 13, origin: "user" },
    });
    expect(profile.meta.caveats).toEqual([expect.stringMatching(/stands for the 1 ms .* are \d+\.\d ms apart/)]);
    expect(read(file({ time: [5, 8] })).meta.caveats).toEqual([]);
  });

  it("adds up gaps between samples", () => {
    const profile = read(file({ time: undefined, timeDeltas: [5, 2] }));
    expect([...profile.samples.time!]).toEqual([5000, 7000]);
  });

  it("names native functions with their library", () => {
    const native = {
      name: [0, 1],
      fileName: [null, null],
      lineNumber: [null, null],
      columnNumber: [null, null],
      resource: [0, 0],
    };
    const profile = read(
      file({}, { funcTable: native, resourceTable: { name: [2] }, stringArray: ["main", "memcpy", "libc.so.6"] }),
    );
    expect(flat(profile).map((row) => frameAt(profile, row.frame))).toContainEqual({
      ...{ name: "memcpy", file: "libc.so.6", line: 0, column: 0, origin: "native" },
    });
  });

  it.each([
    [
      "a comparison of two profiles",
      file({ weight: [1, -1] }),
      /samples.weight.1 should be positive: the file compares two profiles/,
    ],
    [
      "a stack that is not there",
      file({ stack: [0, 9] }),
      /field threads.0.samples.stack.1 should be one of the 2 stacks/,
    ],
    [
      "a stack before its caller",
      file({}, { stackTable: { prefix: [1, null], frame: [0, 1] } }),
      /stackTable.prefix.0 should be an earlier stack/,
    ],
    [
      "a frame that is not there",
      file({}, { stackTable: { prefix: [null], frame: [7] } }),
      /stackTable.frame.0 should be one of the 2 frames/,
    ],
    ["a text that is not there", file({}, { stringArray: [] }), /stringArray should be a list with entry/],
    [
      "a path of 70,000 calls",
      file(
        {},
        {
          stackTable: { prefix: [null, ...Array.from({ length: 70_000 }, (_, i) => i)], frame: Array(70_001).fill(0) },
        },
      ),
      /stackTable.prefix.65536 should be a path of at most 65536 calls/,
    ],
    [
      "no threads",
      { meta: { interval: 1, preprocessedProfileVersion: 50 }, threads: [] },
      /field threads should be an array of at least one thread/,
    ],
  ])("refuses %s with one sentence and its place", (_, broken, message) => {
    expect(() => read(broken)).toThrow(message);
    expect(() => read(broken)).toThrow(expect.objectContaining({ name: "ProfileUnavailable", reason: "unreadable" }));
  });
});

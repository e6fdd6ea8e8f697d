import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { flat } from "../flat";
import { originSplit } from "../origin-split";
import { frameAt, framesOf, type Profile } from "../profile";
import { austin } from "./austin";
import type { Format } from "./format";
import { pythonSampling } from "./python-sampling";
import { scalene } from "./scalene";

const context = { command: "", interval: null, roots: [] };
const reads = (format: Format) => (text: string) => format.read(Buffer.from(text), context);
const fixture = (name: string): Buffer => readFileSync(`lib/profile/fixtures/formats/${name}`);
const namesOf = (profile: Profile, sample = 0): string[] =>
  framesOf(profile, profile.samples.stack[sample]!).map((frame) => frame.name);
const selfOf = (profile: Profile): Record<string, number> =>
  Object.fromEntries(flat(profile).map((row) => [frameAt(profile, row.frame).name, row.self]));

describe("reading Austin", () => {
  const read = reads(austin);

  it("takes both ways to write a frame apart, the running line charged to the function", () => {
    const profile = read(
      "# austin: 3.6.0\n# interval: 1000\n# mode: cpu\n# python: 3.10.4\n\nP5;T0x7f;/app/x.py:<module>:9;/app/x.py:work:4 1002\n" +
        "P5;T0x7f;<module> (/app/x.py);L9;work (/app/x.py);L5 998\n\n# duration: 2100\n",
    );
    expect(profile.meta).toMatchObject({
      ...{ kind: "cpu", unit: "microseconds", total: 2000, interval: 1000, samples: 2 },
      ...{ runtime: "CPython 3.10.4", endMicroseconds: 2100, caveats: [] },
    });
    expect(flat(profile)).toHaveLength(2);
    expect([...profile.lines.line]).toEqual([4, 5]);
    expect(namesOf(profile)).toEqual(["(module)", "work"]);
  });

  it("keeps idle threads and the collector apart, and merges threads saying so", () => {
    const profile = read(
      "P1;T1;/a.py:f:1 100,0,12\nP1;T2;/a.py:wait:3 100,1,-4\nP1;T1;/a.py:f:1;:GC: 50,0,0\nP1;T1 7,0,0\n",
    );
    expect(originSplit(profile)).toMatchObject({ user: 100, idle: 100, gc: 50 });
    expect(profile.meta.excluded).toBe(7);
    expect(profile.meta.caveats[0]).toMatch(/^2 threads of 1 process are merged/);
  });

  it("reads memory that was gained and counts what was freed", () => {
    const profile = read("# mode: memory\nP1;T1;/a.py:f:1 4096\nP1;T1;/a.py:f:1 -1024\n");
    expect(profile.meta).toMatchObject({ kind: "allocation", unit: "bytes", total: 4096 });
    expect(profile.meta.caveats.at(-1)).toBe("1024 bytes by which memory shrank are left out.");
  });

  it("reads what version 1 wrote, with Python's own modules apart", () => {
    const profile = austin.read(fixture("austin/austin.txt"), context);
    expect(Object.keys(selfOf(profile))).toEqual(expect.arrayContaining(["sieve", "fib", "<genexpr>"]));
    expect(originSplit(profile).runtime).toBeGreaterThan(0);
  });

  it.each([
    ["P1;T1;/a.py:f:1\n", /line 1 is "P1;T1;\/a.py:f:1"/],
    ["P1;T1;/a.py:f:1 5\nf 5\n", /line 2 is "f 5"; expected P<process>/],
    ["P1;T1;/a.py:f:1 99999999999999999999\n", /metric of line 1 is larger than 2\^53/],
  ])("refuses %j", (text, message) => {
    expect(() => read(text)).toThrow(message);
  });
});

describe("reading CPython's own sampler", () => {
  const read = reads(pythonSampling);

  it("leaves the threads out of the paths and says that they are merged", () => {
    const profile = pythonSampling.read(fixture("python-sampling/collapsed.txt"), context);
    expect(namesOf(profile)).toEqual(["(module)", "main", "fib", "fib"]);
    expect(profile.meta).toMatchObject({ unit: "count", total: 73, samples: 73, realInterval: 1 });
    expect(profile.meta.caveats).toContain("2 threads are merged.");
    expect(originSplit(profile)).toMatchObject({ gc: 2, native: 4 });
  });

  it.each([
    ["tid:1;a.py:f:1 5\na.py:f:1 5\n", /line 2 is "a.py:f:1 5"; expected tid:<thread>/],
    ["tid:1;a.py:f:1 5.5\n", /count of line 1 is no whole number/],
  ])("refuses %j", (text, message) => {
    expect(() => read(text)).toThrow(message);
  });
});

describe("reading Scalene", () => {
  const read = (files: object, more: object = {}) =>
    reads(scalene)(JSON.stringify({ elapsed_time_sec: 2, growth_rate: 0, files, ...more }));
  const line = (lineno: number, python: number, c = 0, system = 0) => ({
    ...{ lineno, line: "x", n_cpu_percent_python: python, n_cpu_percent_c: c, n_sys_percent: system },
  });
  const func = (line: string, lineno: number, python: number) => ({ line, lineno, n_cpu_percent_python: python });

  it("gives lines to the functions they are in, by what Scalene says each of them took", () => {
    const profile = read({
      "/app/x.py": {
        functions: [func("outer", 3, 30), func("inner", 5, 10)],
        lines: [line(4, 10), line(6, 10), line(8, 20), line(20, 5)],
      },
    });
    expect(selfOf(profile)).toEqual({ outer: 600_000, inner: 200_000, "(module)": 100_000 });
    expect([...profile.lines.line]).toEqual([4, 8, 6, 20]);
    expect(profile.meta.caveats).toContain(
      "Of the run's time the file places 45 %: 45 % in Python, 0 % in C, 0 % in the system or waiting.",
    );
  });

  it("reads a recorded file, every line in a function", () => {
    const profile = scalene.read(fixture("scalene/scalene.json"), context);
    expect(Object.keys(selfOf(profile)).sort()).toEqual(["fib", "main", "round_trip", "sieve"]);
    expect(profile.meta).toMatchObject({ kind: "wall", unit: "microseconds", command: "work.py" });
    expect(profile.lines.weight.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(profile.meta.total, 6);
  });

  it.each([
    [
      { "/a.py": { lines: [line(1, -5)] } },
      /field files.\/a.py.lines.0.n_cpu_percent_python should be a share of time: it is negative/,
    ],
    [{ "/a.py": { lines: [line(1.5, 5)] } }, /lines.0.lineno should be a line number/],
    [{ "/a.py": {} }, /field files.\/a.py.lines should be an array/],
  ])("refuses %j", (files, message) => {
    expect(() => read(files)).toThrow(message);
  });
});

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { flat } from "../flat";
import { frameAt, type Profile } from "../profile";
import { scalene } from "./scalene";

const context = { command: "", interval: null, roots: [] };
const fixture = (name: string): Buffer => readFileSync(`lib/profile/fixtures/formats/${name}`);
const selfOf = (profile: Profile): Record<string, number> =>
  Object.fromEntries(flat(profile).map((row) => [frameAt(profile, row.frame).name, row.self]));

describe("reading Scalene", () => {
  const read = (files: object, more: object = {}) =>
    scalene.read(Buffer.from(JSON.stringify({ elapsed_time_sec: 2, growth_rate: 0, files, ...more })), context);
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

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { flat } from "../flat";
import { originSplit } from "../origin-split";
import { frameAt, framesOf, type Profile } from "../profile";
import { austin } from "./austin";

const context = { command: "", interval: null, roots: [] };
const fixture = (name: string): Buffer => readFileSync(`lib/profile/fixtures/formats/${name}`);
const namesOf = (profile: Profile, sample = 0): string[] =>
  framesOf(profile, profile.samples.stack[sample]!).map((frame) => frame.name);
const selfOf = (profile: Profile): Record<string, number> =>
  Object.fromEntries(flat(profile).map((row) => [frameAt(profile, row.frame).name, row.self]));

describe("reading Austin", () => {
  const read = (text: string): Profile => austin.read(Buffer.from(text), context);

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

  it("reads what version 3 writes, which names the interpreter with the thread", () => {
    const profile = austin.read(fixture("austin/austin-3.txt"), context);
    expect(profile.meta).toMatchObject({ kind: "wall", unit: "microseconds", interval: 5000 });
    expect(Object.keys(selfOf(profile))).toEqual(expect.arrayContaining(["sieve", "fib", "main"]));
    expect(profile.meta.excluded).toBeGreaterThan(0);
  });

  it.each([
    ["P1;T1;/a.py:f:1\n", /line 1 is "P1;T1;\/a.py:f:1"/],
    ["P1;T1;/a.py:f:1 5\nf 5\n", /line 2 is "f 5"; expected P<process>/],
    ["P1;T1;/a.py:f:1 99999999999999999999\n", /metric of line 1 is larger than 2\^53/],
  ])("refuses %j", (text, message) => {
    expect(() => read(text)).toThrow(message);
  });
});

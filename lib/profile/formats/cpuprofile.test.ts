import { describe, expect, it } from "vitest";
import { BOX_ROOTS, fixtureBytes, loadFixture } from "../fixtures/load-fixture";
import { flat } from "../flat";
import { originSplit } from "../origin-split";
import { type Frame, frameAt, framesOf, type Profile } from "../profile";
import { cpuprofile } from "./cpuprofile";
import type { ProfileNode } from "./cpuprofile-schema";
import { detectFormat } from "./formats";

type NodeSpec = [id: number, name: string, url: string, line: number, children?: number[]];

const node = ([id, functionName, url, lineNumber, children = []]: NodeSpec): ProfileNode & { hitCount: number } => ({
  id,
  callFrame: { functionName, url, lineNumber, columnNumber: lineNumber < 0 ? -1 : 4 },
  hitCount: 1000,
  children,
});

function read(nodes: NodeSpec[], samples: number[], timeDeltas: number[], more: object = {}): Profile {
  const file = { nodes: nodes.map(node), startTime: 100, endTime: 9999, samples, timeDeltas, ...more };
  return cpuprofile.read(Buffer.from(JSON.stringify(file)), {
    command: "c",
    intervalMicroseconds: 1000,
    roots: BOX_ROOTS,
  });
}

const selfOf = (profile: Profile): Record<string, number> =>
  Object.fromEntries(flat(profile).map((row) => [frameAt(profile, row.frame).name, row.self]));

const namesOf = (stack: readonly Frame[]): string[] => stack.map((frame) => frame.name);

const TWO: NodeSpec[] = [
  [1, "(root)", "", -1, [2, 3]],
  [2, "a", "file:///box/work/lib/a.mjs", 0],
  [3, "b", "file:///box/work/lib/b.mjs", 9],
];

describe("reading .cpuprofile", () => {
  it("weighs a sample by the gap after it, never by hit counts, and gives the last sample nothing", () => {
    const profile = read(TWO, [2, 3, 2], [50, 1000, 4000]);
    expect(selfOf(profile)).toEqual({ a: 1000, b: 4000 });
    expect(profile.meta).toMatchObject({ samples: 2, totalMicroseconds: 5000, realIntervalMicroseconds: 2500 });
    expect([...profile.samples.time!]).toEqual([150, 1150]);
  });

  it("counts a negative gap as nothing and says how many there were", () => {
    const profile = read(TWO, [2, 3, 2, 2], [50, -300, 700, 1000]);
    expect(profile.meta.clampedDeltas).toBe(1);
    expect(profile.meta.totalMicroseconds).toBe(1700);
  });

  it("maps places through the roots and makes lines and columns 1-based", () => {
    const profile = read(TWO, [3, 2], [0, 1000]);
    const frame = framesOf(profile, profile.samples.stack[0]!)[0]!;
    expect(frame).toEqual({ name: "b", file: "lib/b.mjs", line: 10, column: 5, origin: "user" });
  });

  it("cuts the harness with everything above it and leaves out time that is only its own", () => {
    const nodes: NodeSpec[] = [
      [1, "(root)", "", -1, [2]],
      [2, "loader", "node:internal/loader", 3, [3]],
      [3, "judge", "file:///box/judge/run.mjs?seed=1", 3, [4, 5]],
      [4, "work", "file:///box/work/index.mjs", 3],
      [5, "writeSync", "node:fs", 3],
    ];
    const profile = read(nodes, [4, 3, 5, 3], [0, 1000, 200, 30]);
    expect(namesOf(framesOf(profile, profile.samples.stack[0]!))).toEqual(["work"]);
    expect(profile.meta).toMatchObject({ totalMicroseconds: 1000, excludedMicroseconds: 230, samples: 1 });
  });

  it("strips the runtime above the program and says how much time that touched, but keeps it below", () => {
    const nodes: NodeSpec[] = [
      [1, "(root)", "", -1, [2, 6]],
      [2, "load", "node:internal/loader", 3, [3]],
      [3, "evaluate", "", -1, [4]],
      [4, "work", "file:///box/work/index.mjs", 3, [5]],
      [5, "readFile", "node:fs", 3],
      [6, "start", "node:internal/main", 3],
    ];
    const profile = read(nodes, [5, 6, 6], [0, 1000, 200]);
    const [first, second] = [...profile.samples.stack].map((stack) => framesOf(profile, stack));
    expect(namesOf(first!)).toEqual(["work", "readFile"]);
    expect(second![0]).toMatchObject({ name: "start", file: "node:internal/main", origin: "node" });
    expect(profile.meta.prefixMicroseconds).toBe(1000);
  });

  it("names functions without a name by their place, and module bodies as such", () => {
    const nodes: NodeSpec[] = [
      [1, "(root)", "", -1, [2]],
      [2, "", "file:///box/work/a.mjs", 41, [3]],
      [3, "(anonymous)", "file:///box/work/a.mjs", 12],
    ];
    const profile = read(nodes, [3, 3], [0, 1000]);
    expect(namesOf(framesOf(profile, profile.samples.stack[0]!))).toEqual(["(anonymous 42:5)", "(anonymous 13:5)"]);
    const body = {
      ...node([2, "", "file:///box/work/a.mjs", 0]),
      callFrame: { functionName: "", url: "file:///box/work/a.mjs", lineNumber: 0, columnNumber: 0 },
    };
    const top = read([], [2, 2], [0, 1000], { nodes: [node([1, "(root)", "", -1, [2]]), body] });
    expect(namesOf(framesOf(top, top.samples.stack[0]!))).toEqual(["(module)"]);
  });

  it("places a regular expression at the function that runs it", () => {
    const nodes: NodeSpec[] = [
      [1, "(root)", "", -1, [2]],
      [2, "match", "file:///box/work/a.mjs", 6, [3]],
      [3, "[Symbol.replace]", "", -1, [4]],
      [4, "RegExp: ^(a+)+$", "", -1],
    ];
    const profile = read(nodes, [4, 4], [0, 1000]);
    expect(framesOf(profile, profile.samples.stack[0]!)[2]).toEqual({
      name: "RegExp: ^(a+)+$",
      file: "a.mjs",
      line: 7,
      column: 5,
      origin: "regexp",
    });
  });

  it("keeps garbage collection, idle and program time apart", () => {
    const nodes: NodeSpec[] = [
      [1, "(root)", "", -1, [2, 3, 4]],
      [2, "(garbage collector)", "", -1],
      [3, "(idle)", "", -1],
      [4, "(program)", "", -1],
    ];
    expect(originSplit(read(nodes, [2, 3, 4, 4], [0, 10, 20, 30]))).toMatchObject({
      gc: 10,
      idle: 20,
      program: 30,
      user: 0,
    });
  });

  it("never shows a host directory outside the roots", () => {
    const nodes: NodeSpec[] = [
      [1, "(root)", "", -1, [2]],
      [2, "f", "file:///home/someone/.cache/pkg/x.js", 1],
    ];
    const profile = read(nodes, [2, 2], [0, 10]);
    expect(framesOf(profile, profile.samples.stack[0]!)[0]).toMatchObject({ file: "…/pkg/x.js", origin: "dependency" });
  });

  it("accepts trees by parent as well as by children", () => {
    const nodes = [
      { ...node([1, "(root)", "", -1]), children: undefined },
      { ...node([2, "a", "file:///box/work/a.mjs", 1]), children: undefined, parent: 1 },
    ];
    expect(selfOf(read([], [2, 2], [0, 10], { nodes }))).toEqual({ a: 10 });
  });

  it.each([
    ["not JSON", "{", /cannot be read/],
    ["a missing field", JSON.stringify({ nodes: [node([1, "(root)", "", -1])] }), /field startTime/],
    [
      "an unknown node",
      JSON.stringify({
        nodes: [node([1, "(root)", "", -1])],
        startTime: 0,
        endTime: 1,
        samples: [7, 7],
        timeDeltas: [0, 1],
      }),
      /sample 0 refers to node 7/,
    ],
    [
      "an unknown child",
      JSON.stringify({
        nodes: [node([1, "(root)", "", -1, [9]])],
        startTime: 0,
        endTime: 1,
        samples: [],
        timeDeltas: [],
      }),
      /names child 9/,
    ],
  ])("refuses %s with one sentence", (_, text, message) => {
    const reading = () => cpuprofile.read(Buffer.from(text), { command: "", intervalMicroseconds: null, roots: [] });
    expect(reading).toThrow(message);
    expect(reading).toThrow(expect.objectContaining({ name: "ProfileUnavailable", reason: "unreadable" }));
  });
});

describe("a recorded profile", () => {
  it("is detected by its content", () => {
    expect(detectFormat(fixtureBytes("before"))?.id).toBe("cpuprofile");
    expect(detectFormat(Buffer.from("a;b 12\n"))?.id).toBe("folded");
    expect(detectFormat(Buffer.from("<html>"))).toBeNull();
  });

  it("shows the package, its dependency, its regular expression and the collector, and no harness", () => {
    const profile = loadFixture("before");
    const files = new Set(flat(profile).map((row) => frameAt(profile, row.frame).file));
    expect(files).toContain("lib/collect.mjs");
    expect(files).toContain("node_modules/tiny-hash/index.js");
    expect([...files].filter((file) => /judge|preload|run\.mjs|box/.test(file))).toEqual([]);
    const split = originSplit(profile);
    for (const origin of ["user", "dependency", "regexp", "gc"] as const) expect(split[origin]).toBeGreaterThan(0);
    expect(split.harness).toBe(0);
    expect(profile.meta.excludedMicroseconds).toBeGreaterThan(20_000);
  });

  it("has the workload's entry as a root", () => {
    const profile = loadFixture("before");
    const round = flat(profile).find((row) => frameAt(profile, row.frame).name === "round")!;
    const roots = new Set(
      [...profile.stacks.parent].flatMap((parent, i) => (parent < 0 ? [profile.stacks.frame[i]] : [])),
    );
    expect(roots).toContain(round.frame);
    expect(round.totalShare).toBeGreaterThan(0.7);
  });
});

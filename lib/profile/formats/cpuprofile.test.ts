import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { representationById } from "@/lib/evidence/representations";
import { BOX_ROOTS, fixtureBytes, loadFixture } from "../fixtures/load-fixture";
import { tellProfile } from "../fixtures/tell-profile";
import { flat } from "../flat";
import { originSplit } from "../origin-split";
import { type Frame, frameAt, framesOf, type Profile } from "../profile";
import { TRUNCATED } from "../truncated";
import { cpuprofile } from "./cpuprofile";
import { detectFormat } from "./formats";

type PlainFile = {
  nodes: { id: number; callFrame: { functionName: string } }[];
  samples: number[];
  timeDeltas: number[];
};

type NodeSpec = [id: number, name: string, url: string, line: number, children?: number[]];

const node = ([id, functionName, url, lineNumber, children = []]: NodeSpec) => ({
  id,
  callFrame: { functionName, url, lineNumber, columnNumber: lineNumber < 0 ? -1 : 4 },
  hitCount: 1000,
  children,
});

function read(nodes: NodeSpec[], samples: number[], timeDeltas: number[], more: object = {}): Profile {
  const file = { nodes: nodes.map(node), startTime: 100, endTime: 9999, samples, timeDeltas, ...more };
  return cpuprofile.read(Buffer.from(JSON.stringify(file)), {
    command: "c",
    interval: 1000,
    roots: BOX_ROOTS,
  });
}

const selfOf = (profile: Profile): Record<string, number> =>
  Object.fromEntries(flat(profile).map((row) => [frameAt(profile, row.frame).name, row.self]));

const namesOf = (stack: readonly Frame[]): string[] => stack.map((frame) => frame.name);

const named = (id: number) => ({ id, callFrame: { functionName: `f${id}`, url: "" } });

/** The text of a file with these nodes behind a root. */
const withNodes = (nodes: object[], samples: number[] = [], timeDeltas: number[] | unknown[] = []): string =>
  JSON.stringify({
    nodes: [node([1, "(root)", "", -1])].concat(nodes as never),
    startTime: 0,
    endTime: 1,
    samples,
    timeDeltas,
  });

const TWO: NodeSpec[] = [
  [1, "(root)", "", -1, [2, 3]],
  [2, "a", "file:///box/work/lib/a.mjs", 0],
  [3, "b", "file:///box/work/lib/b.mjs", 9],
];

describe("reading .cpuprofile", () => {
  it("puts stacks that V8 cut off below (truncated), and says how much they are", () => {
    const file = "file:///box/work/lib/a.mjs";
    const chain = (from: number, length: number, name: (at: number) => string): NodeSpec[] =>
      Array.from({ length }, (_, at) => [
        from + at,
        name(at),
        file,
        name(at) === "isOdd" ? 5 : 4,
        at + 1 < length ? [from + at + 1] : [],
      ]);
    const deep = 300;
    const profile = read(
      [
        [1, "(root)", "", -1, [2, 10, 500, 1000]],
        [2, "main", file, 1, [3]],
        [3, "isEven", file, 4, []],
        // A whole stack: the program's own entry, which is also met with few calls.
        ...chain(10, 290, (at) => (at === 0 ? "timer" : "step")),
        [499, "brief", file, 30, []],
        ...chain(500, deep, (at) => (at % 2 === 0 ? "isEven" : "isOdd")),
        ...chain(1000, 254, () => "isOdd"),
      ].map((one) => (one[0] === 10 ? [...one.slice(0, 4), [11, 499]] : one) as NodeSpec),
      [...Array.from({ length: 20 }, () => 1253), 799, 299, 499, 3, 3],
      Array.from({ length: 25 }, () => 1000),
    );
    const roots = new Set([...profile.samples.stack].map((stack) => framesOf(profile, stack)[0]!.name));
    expect(roots).toEqual(new Set(["main", "timer", "(truncated)"]));
    expect(profile.meta.caveats).toContainEqual(
      expect.stringMatching(/255 calls of a stack: 21 deeper samples, 21\.0 ms/),
    );
    const text = representationById("callers").render({ profile, allowance: 2000 }).text;
    expect(text).toContain("< (cut off)");
    const again = cpuprofile.read(cpuprofile.write!(profile), { command: "c", interval: 1000, roots: BOX_ROOTS });
    expect([...again.samples.stack].map((stack) => framesOf(again, stack)[0])).toContainEqual(TRUNCATED);
  });

  it("weighs a sample by the gap after it, never by hit counts, and gives the last sample nothing", () => {
    const profile = read(TWO, [2, 3, 2], [50, 1000, 4000]);
    expect(selfOf(profile)).toEqual({ a: 1000, b: 4000 });
    expect(profile.meta).toMatchObject({ samples: 2, total: 5000, realInterval: 2500 });
    expect([...profile.samples.time!]).toEqual([150, 1150]);
  });

  it("counts a negative gap as nothing and says how many there were", () => {
    const profile = read(TWO, [2, 3, 2, 2], [50, -300, 700, 1000]);
    expect(profile.meta.clampedDeltas).toBe(1);
    expect(profile.meta.total).toBe(1700);
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
    expect(profile.meta).toMatchObject({ total: 1000, excluded: 230, samples: 1 });
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
    expect(second![0]).toMatchObject({ name: "start", file: "node:internal/main", origin: "runtime" });
    expect(profile.meta.prefix).toBe(1000);
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

  it("takes code that lies in no file for its caller's, and an evaluated script for no native code", () => {
    const nodes: NodeSpec[] = [
      [1, "(root)", "", -1, [2, 7]],
      [2, "parse", "file:///box/work/node_modules/x/index.mjs", 3, [3, 4, 5]],
      [3, "wasm-function[7]", "wasm://wasm/0012abcd", 0],
      [4, "validate", "", 6],
      [5, "", "", 2],
      [6, "wasm-function[9]", "wasm://wasm/0012abcd", 0],
      [7, "script", "evalmachine.<anonymous>", 0, [6]],
    ];
    const profile = read(nodes, [3, 4, 5, 6, 7, 7], [0, 1, 1, 1, 1, 1]);
    const leaves = [...profile.samples.stack].map((stack) => framesOf(profile, stack).at(-1)!);
    expect(leaves.map(({ name, file, origin }) => [name, file, origin])).toEqual([
      ["wasm-function[7]", "wasm://wasm/0012abcd", "dependency"],
      ["validate", "(evaluated)", "dependency"],
      ["(anonymous 3:5)", "(evaluated)", "dependency"],
      ["wasm-function[9]", "wasm://wasm/0012abcd", "user"],
      ["script", "evalmachine.<anonymous>", "user"],
    ]);
  });

  it("sees one function in a module's URL and in its path", () => {
    const nodes: NodeSpec[] = [
      [1, "(root)", "", -1, [2, 3]],
      [2, "f", "file:///box/work/a.js", 4],
      [3, "f", "/box/work/a.js", 4],
    ];
    expect(selfOf(read(nodes, [2, 3, 3], [0, 10, 20]))).toEqual({ f: 30 });
  });

  it("says what it did: stripped frames, negative gaps", () => {
    const nodes: NodeSpec[] = [
      [1, "(root)", "", -1, [2]],
      [2, "load", "node:internal/loader", 3, [3]],
      [3, "work", "file:///box/work/index.mjs", 3],
    ];
    expect(read(nodes, [3, 3, 3], [0, 1500, -2]).meta.caveats).toEqual([
      "The runtime's own leading frames (module loader, event loop) are left off the stacks of 1.5 ms of samples.",
      "Negative gaps between samples count as 0: 1 of 3 in the file.",
    ]);
    expect(read(TWO, [2, 3], [0, 10]).meta.caveats).toEqual([]);
  });

  it("counts the last sample where the file gives the gap behind it", () => {
    expect(selfOf(read(TWO, [2, 3], [50, 1000, 4000]))).toEqual({ a: 1000, b: 4000 });
  });

  it("leaves out lines that hold many functions", () => {
    const minified = (id: number) => ({
      ...node([id, `f${id}`, "/box/work/min.js", 0]),
      callFrame: { functionName: `f${id}`, url: "/box/work/min.js", lineNumber: 0, columnNumber: 40 * id },
      positionTicks: [{ line: 1, ticks: 3 }],
    });
    const ids = [2, 3, 4, 5, 6, 7, 8, 9];
    const nodes = [node([1, "(root)", "", -1, ids]), ...ids.map(minified)];
    const samples = [...ids, 2];
    const deltas = samples.map(() => 1000);
    const profile = read([], samples, deltas, { nodes });
    expect(profile.lines.line.length).toBe(0);
    expect(profile.meta.caveats.join()).toContain("lines of 8.0 ms of samples are left out");
    const few = [node([1, "(root)", "", -1, [2, 3]]), minified(2), minified(3)];
    expect([...read([], [2, 3, 3], [0, 10, 20], { nodes: few }).lines.weight]).toEqual([10, 20]);
  });

  it("reads ids of any size", () => {
    const nodes: NodeSpec[] = [
      [2_000_000_000, "(root)", "", -1, [7]],
      [7, "a", "/box/work/a.js", 1],
    ];
    expect(selfOf(read(nodes, [7, 7], [0, 10]))).toEqual({ a: 10 });
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
    [
      "a ring of nodes",
      withNodes([
        { ...named(2), children: [3] },
        { ...named(3), children: [2] },
      ]),
      /own ancestors/,
    ],
    ["two nodes of one id", withNodes([named(2), named(2)]), /two nodes have the id 2/],
    [
      "a child of two",
      withNodes([{ ...named(2), children: [4] }, { ...named(3), children: [4] }, named(4)]),
      /child of two/,
    ],
    [
      "a name that is none",
      withNodes([named(2), { ...named(3), callFrame: { functionName: 7 } }]),
      /nodes\[2\]\.functionName at byte \d+ should be text, and begins "7/,
    ],
    [
      "a line that is none",
      withNodes([{ id: 2, callFrame: { functionName: "f", lineNumber: 1.5 } }]),
      /nodes\[1\]\.lineNumber at byte \d+ should be a whole number/,
    ],
    ["a huge id", withNodes([{ ...named(2), id: 2 ** 40 }]), /nodes\[1\]\.id at byte \d+ should be a whole number/],
    [
      "a node without id",
      withNodes([{ callFrame: { functionName: "f" } }]),
      /nodes\[1\] ends at byte \d+ without the field id/,
    ],
    ["fewer gaps than samples", withNodes([named(2)], [2, 2, 2], [0, 1]), /holds 2 gaps for 3 samples/],
    [
      "a gap that is none",
      withNodes([named(2)], [2, 2], [0, null]),
      /timeDeltas\[1\] at byte \d+ should be a number below 2\^53, and begins "null/,
    ],
    ["no node", JSON.stringify({ nodes: [], startTime: 0, endTime: 0, samples: [], timeDeltas: [] }), /nodes is empty/],
    ["a wrong capture", `${withNodes([named(2)]).slice(0, -1)},"wick":{"runtime":1}}`, /field wick.runtime/],
  ])("refuses %s with one sentence", (_, text, message) => {
    const reading = () => cpuprofile.read(Buffer.from(text), { command: "", interval: null, roots: [] });
    expect(reading).toThrow(message);
    expect(reading).toThrow(expect.objectContaining({ name: "ProfileUnavailable", reason: "unreadable" }));
  });
});

describe("a recorded profile", () => {
  it.each([1, 7, 1000])("is the same when it arrives in pieces of %d bytes", (size) => {
    const bytes = fixtureBytes("before");
    const context = { command: "node workload.mjs", interval: 1000, roots: BOX_ROOTS };
    const reader = cpuprofile.reader!(context);
    for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
    expect(reader.end()).toEqual(cpuprofile.read(bytes, context));
  });

  it("has the self times that the plain file gives", () => {
    const bytes = readFileSync("lib/profile/fixtures/recursion.cpuprofile");
    const profile = cpuprofile.read(bytes, { command: "", interval: 2000, roots: [] });
    const file: PlainFile = JSON.parse(bytes.toString("utf8"));
    const names = new Map(file.nodes.map(({ id, callFrame }) => [id, callFrame.functionName]));
    const expected = new Map<string, number>();
    for (const [i, id] of file.samples.entries()) {
      const name = names.get(id)!;
      expected.set(name, (expected.get(name) ?? 0) + Math.max(0, file.timeDeltas[i + 1] ?? 0));
    }
    for (const name of ["ackermann", "burn", "isEven", "isOdd"])
      expect(selfOf(profile)[name] ?? 0).toBe(expected.get(name) ?? 0);
    expect(profile.meta.total).toBe([...expected.values()].reduce((sum, value) => sum + value, 0));
  });

  it("counts recursion once a stack", async () => {
    const bytes = readFileSync("lib/profile/fixtures/recursion.cpuprofile");
    const profile = cpuprofile.read(bytes, { command: "node recursion.mjs", interval: 2000, roots: BOX_ROOTS });
    for (const row of flat(profile)) expect(row.totalShare).toBeLessThanOrEqual(1);
    await expect(tellProfile(profile)).toMatchFileSnapshot("../fixtures/golden/recursion.txt");
  });

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
    expect(profile.meta.excluded).toBeGreaterThan(20_000);
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

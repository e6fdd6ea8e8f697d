import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { BOX_ROOTS } from "../fixtures/load-fixture";
import { tellProfile } from "../fixtures/tell-profile";
import { flat } from "../flat";
import { frameAt, framesOf, type Profile } from "../profile";
import { withValue } from "../value";
import { detectFormat } from "./formats";
import { heapprofile } from "./heapprofile";

const context = { command: "node heap.mjs", interval: 16_384, roots: BOX_ROOTS };
const bytes = readFileSync("lib/profile/fixtures/heap.heapprofile");

type Node = { callFrame: object; selfSize: number; id: number; children: Node[] };

const node = (id: number, functionName: string, selfSize: number, children: Node[] = []): Node => ({
  callFrame: {
    functionName,
    scriptId: "1",
    url: id === 1 ? "" : "file:///box/work/a.mjs",
    lineNumber: id,
    columnNumber: 0,
  },
  selfSize,
  id,
  children,
});

const read = (file: object): Profile => heapprofile.read(Buffer.from(JSON.stringify(file)), context);

const selfOf = (profile: Profile) =>
  Object.fromEntries(flat(profile).map((row) => [frameAt(profile, row.frame).name, row.self]));

describe("reading .heapprofile", () => {
  it("reads what Node recorded", async () => {
    expect(detectFormat(bytes)?.id).toBe("heapprofile");
    await expect(tellProfile(heapprofile.read(bytes, context))).toMatchFileSnapshot("../fixtures/golden/heap.txt");
  });

  it.each([1, 13, 4096])("reads the same in pieces of %d bytes", (size) => {
    const reader = heapprofile.reader!(context);
    for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
    expect(reader.end()).toEqual(heapprofile.read(bytes, context));
  });

  it("gives bytes, and beside them a count of the sampled objects", () => {
    const samples = [2, 3, 3, 3].map((nodeId, ordinal) => ({ size: 1, nodeId, ordinal }));
    const profile = read({ head: node(1, "(root)", 0, [node(2, "a", 100, [node(3, "b", 900)])]), samples });
    expect(profile.meta).toMatchObject({ kind: "heap", unit: "bytes", total: 1000, samples: 4, realInterval: 250 });
    expect(selfOf(profile)).toEqual({ a: 100, b: 900 });
    expect(framesOf(profile, profile.samples.stack[3]!).map(({ name }) => name)).toEqual(["a", "b"]);
    const counted = withValue(profile, 1);
    expect(counted.meta).toMatchObject({ unit: "count", total: 4 });
    expect(selfOf(counted)).toEqual({ a: 1, b: 3 });
  });

  it("reads files that list no objects, in any order of fields", () => {
    const a = { children: [], id: 2, selfSize: 7, callFrame: node(2, "a", 0).callFrame };
    const profile = read({ samples: [], head: { ...node(1, "(root)", 0), children: [a] } });
    expect(profile.samples.others).toEqual([]);
    expect(selfOf(profile)).toEqual({ a: 7 });
  });

  it("leaves out the capture script, and objects whose node is not there", () => {
    const script = "file:///box/profiler/preload.mjs";
    const own = { ...node(2, "capture", 40), callFrame: { functionName: "capture", url: `${script}?dir=x` } };
    const wick = { runtime: "node v20", script, ended: "exit", cpuMicroseconds: 5 };
    const profile = read({ head: node(1, "(root)", 0, [own, node(3, "a", 10)]), samples: [{ nodeId: 77 }], wick });
    expect(selfOf(profile)).toEqual({ a: 10 });
    expect(profile.meta).toMatchObject({ excluded: 40, runtime: "node v20", ended: "exit", cpuMicroseconds: 5 });
  });

  it("reads a tree as deep as stacks get, and refuses one that is deeper", () => {
    const depth = 65_536;
    const open = `{"callFrame":{"functionName":"f","url":"/box/work/f.js","lineNumber":1,"columnNumber":1},"selfSize":1,"id":`;
    const chain = (length: number): Profile => {
      const nodes = Array.from({ length }, (_, i) => `${open}${i + 1},"children":[`).join("");
      return heapprofile.read(Buffer.from(`{"head":${nodes}${"]}".repeat(length)}}`), context);
    };
    const profile = chain(depth);
    expect(profile.meta.total).toBe(depth);
    expect(framesOf(profile, profile.stacks.parent.length - 1)).toHaveLength(depth);
    expect(() => chain(depth + 1)).toThrow(/a path of nodes is longer than 65536/);
  });

  it.each([
    [{ samples: [] }, /no field head/],
    [{ head: [] }, /head at byte 8 should be a node/],
    [{ head: { ...node(1, "f", 0), id: undefined } }, /without the field id/],
    [{ head: { ...node(1, "f", 0), callFrame: undefined } }, /without the field callFrame/],
    [{ head: node(1, "f", -5) }, /head\.selfSize at byte \d+ should be 0 or more bytes, and begins "-5/],
    [{ head: node(1, "f", 0, [node(1, "g", 0)]) }, /two nodes have the id 1/],
    [{ head: node(1, "f", 0), wick: {} }, /field wick\.runtime/],
    [{ head: node(1, "f", 0), samples: [{ size: 9 }] }, /samples\[0\] ends at byte \d+ without the field nodeId/],
  ])("refuses %o with one sentence", (file, message) => {
    expect(() => read(file)).toThrow(message);
    expect(() => read(file)).toThrow(expect.objectContaining({ name: "ProfileUnavailable", reason: "unreadable" }));
  });
});

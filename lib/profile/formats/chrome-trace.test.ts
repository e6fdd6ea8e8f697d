import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { BOX_ROOTS } from "../fixtures/load-fixture";
import { tellProfile } from "../fixtures/tell-profile";
import { flat } from "../flat";
import { frameAt, type Profile } from "../profile";
import { chromeTrace } from "./chrome-trace";
import { detectFormat } from "./formats";

const context = { command: "c", interval: null, roots: BOX_ROOTS };
const nodeTrace = readFileSync("lib/profile/fixtures/node-trace.json");
const chromiumTrace = gunzipSync(readFileSync("lib/profile/fixtures/chrome-trace.json.gz"));

const read = (trace: unknown): Profile => chromeTrace.read(Buffer.from(JSON.stringify(trace)), context);

const selfOf = (profile: Profile) =>
  Object.fromEntries(flat(profile).map((row) => [frameAt(profile, row.frame).name, row.self]));

const callFrame = (functionName: string) => ({
  functionName,
  url: "/box/work/a.js",
  lineNumber: 3,
  columnNumber: 2,
  scriptId: 4,
});
const root = { callFrame: { functionName: "(root)", scriptId: 0 }, id: 1 };

const begin = (pid: number, tid: number, startTime: number) => ({
  name: "Profile",
  ph: "P",
  pid,
  tid,
  id: "0x1",
  ts: startTime,
  args: { data: { startTime } },
});
const chunk = (pid: number, data: object) => ({
  args: { data },
  name: "ProfileChunk",
  ph: "P",
  pid,
  tid: 99,
  id: "0x1",
  ts: 9,
});
const thread = (pid: number, tid: number, name: string) => ({ name: "thread_name", ph: "M", pid, tid, args: { name } });
const other = { name: "RunTask", ph: "X", pid: 1, tid: 2, args: { data: { cpuProfile: 3 } } };

const EVENTS = [
  thread(1, 2, "main"),
  begin(1, 2, 1000),
  other,
  chunk(1, {
    cpuProfile: { nodes: [root, { callFrame: callFrame("a"), id: 2, parent: 1 }], samples: [2] },
    timeDeltas: [10],
    lines: [4],
  }),
  chunk(1, {
    cpuProfile: { nodes: [{ callFrame: callFrame("b"), id: 3, parent: 2 }], samples: [3, 2] },
    timeDeltas: [100, 40],
    lines: [7, 0],
  }),
  chunk(1, { endTime: 2000 }),
];

describe("reading a Chrome trace", () => {
  it.each([
    ["node-trace", nodeTrace],
    ["chrome-trace", chromiumTrace],
  ])("reads %s", async (name, bytes) => {
    expect(detectFormat(bytes)?.id).toBe("chrome-trace");
    await expect(tellProfile(chromeTrace.read(bytes, context))).toMatchFileSnapshot(`../fixtures/golden/${name}.txt`);
    const reader = chromeTrace.reader!(context);
    for (let at = 0; at < bytes.length; at += 777) reader.push(bytes.subarray(at, at + 777));
    expect(reader.end()).toEqual(chromeTrace.read(bytes, context));
  });

  it("joins chunks, in object and in array form", () => {
    const profile = read({ metadata: { x: [1] }, traceEvents: EVENTS });
    expect(selfOf(profile)).toEqual({ a: 100, b: 40 });
    expect(profile.meta).toMatchObject({ startMicroseconds: 1000, endMicroseconds: 2000, total: 140 });
    expect([...profile.samples.time!]).toEqual([1010, 1110]);
    expect([...profile.lines.line]).toEqual([4, 7]);
    expect([...profile.lines.weight]).toEqual([100, 40]);
    expect(read(EVENTS)).toEqual(profile);
  });

  it("takes the busiest of several threads and names the others", () => {
    const idle = { callFrame: { functionName: "(idle)" }, id: 4, parent: 1 };
    const waiting = chunk(5, { cpuProfile: { nodes: [root, idle], samples: [4, 4] }, timeDeltas: [0, 900_000] });
    const profile = read([begin(5, 6, 0), waiting, ...EVENTS]);
    expect(selfOf(profile)).toEqual({ a: 100, b: 40 });
    expect(profile.meta.caveats[0]).toBe(
      "The trace holds 2 CPU profiles; this is main of process 1, with most time outside idle. Left out: thread 6 of process 5 (0.0 ms).",
    );
  });

  it("reads an array whose end is missing as far as it goes, and says so", () => {
    const text = JSON.stringify(EVENTS);
    for (const cut of [1, 2, 30]) {
      const profile = chromeTrace.read(Buffer.from(text.slice(0, -cut)), context);
      expect(selfOf(profile)).toEqual({ a: 100, b: 40 });
      expect(profile.meta.caveats.join()).toContain("has no end");
    }
    const whole = JSON.stringify({ traceEvents: EVENTS });
    expect(() => chromeTrace.read(Buffer.from(whole.slice(0, -1)), context)).toThrow(/text ends at byte/);
  });

  it("says when there is no CPU profile in it", () => {
    expect(() => read([other])).toThrow(expect.objectContaining({ reason: "empty" }));
    expect(() => read([other])).toThrow(/disabled-by-default-v8\.cpu_profiler/);
  });

  it.each([
    [[7], /at byte 1 should be an object/],
    [{ traceEvents: {} }, /traceEvents at byte 15 should be an array/],
    [[chunk(1, { cpuProfile: { nodes: [{ id: 2 }] } })], /without the field callFrame/],
    [[chunk(1, { timeDeltas: ["1"] })], /\[0\]\.timeDeltas at byte \d+ should be a number below 2\^53/],
    [[chunk(1, { cpuProfile: { samples: [1] } })], /gaps for 1 samples/],
    [[chunk(1, { cpuProfile: { samples: [8] }, timeDeltas: [1] })], /refers to node 8/],
    [[{ ...begin(1, 2, 3), args: { data: {} } }], /without the field args\.data\.startTime/],
    [[{ ...begin(1, 2, 3), pid: [1] }], /without the field pid as a number or text/],
  ])("refuses %j with one sentence", (trace, message) => {
    expect(() => read(trace)).toThrow(message);
    expect(() => read(trace)).toThrow(expect.objectContaining({ name: "ProfileUnavailable", reason: "unreadable" }));
  });
});

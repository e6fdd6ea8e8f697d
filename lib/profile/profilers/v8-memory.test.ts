import { describe, expect, it } from "vitest";
import { profileProgram, programOf } from "../fixtures/run-program";
import { flat } from "../flat";
import { frameAt, type Profile } from "../profile";
import { v8Allocation } from "./v8-allocation";
import { v8Heap } from "./v8-heap";

const MEGABYTE = 1_000_000;

const allocated = (profile: Profile, name: string): number =>
  flat(profile).find((row) => frameAt(profile, row.frame).name === name)?.total ?? 0;

describe("the memory of a Node process", () => {
  it("counts what came and went as allocated, and what stayed as alive", async () => {
    const all = (await profileProgram(v8Allocation, "allocation", programOf("javascript", "allocate"))).profile();
    const alive = (await profileProgram(v8Heap, "heap", programOf("javascript", "allocate"))).profile();
    expect(all.meta).toMatchObject({ kind: "allocation", unit: "bytes", interval: 32_768 });
    expect(allocated(all, "churn") / MEGABYTE).toBeGreaterThan(40);
    expect(allocated(all, "churn") / MEGABYTE).toBeLessThan(90);
    expect(allocated(alive, "churn") / MEGABYTE).toBeLessThan(3);
    expect(allocated(alive, "keep") / MEGABYTE).toBeGreaterThan(2);
    expect(alive.meta.caveats.join(" ")).toMatch(
      /What was alive at the fullest of \d+ looks? is counted, [\d.]+ ms after the start/,
    );
    expect(all.meta.caveats.join(" ")).not.toMatch(/alive|whether objects that were freed/);
  });

  it("says what garbage collection cost, by type, at the exit and at the end of the time box alike", async () => {
    const whole = (await profileProgram(v8Allocation, "allocation", programOf("javascript", "collect"))).profile();
    const endless = programOf("javascript", "endless");
    const boxed = (await profileProgram(v8Allocation, "allocation", endless, { seconds: 1 })).profile();
    for (const { meta } of [whole, boxed])
      expect(meta.caveats.join(" ")).toMatch(
        /Garbage collection paused the program for [\d.]+ ms, [\d.]+ % of [\d.]+ ms: .*young generation [\d.]+ ms in \d+ \(longest [\d.]+ ms\)/,
      );
    expect(boxed.meta.ended).toBe("time-box");
    const share = Number(/, ([\d.]+) % of/.exec(whole.meta.caveats[0]!)?.[1]);
    expect(share).toBeGreaterThan(10);
    expect(share).toBeLessThan(95);
  });

  it("shows nothing of the script that measures", async () => {
    const profile = (await profileProgram(v8Allocation, "allocation", programOf("javascript", "collect"))).profile();
    expect(profile.strings.filter((text) => /preload|watchCollections|profileThisThread/.test(text))).toEqual([]);
    expect(profile.meta).toMatchObject({ profiler: "v8-allocation", runtime: `node ${process.version}` });
    expect(profile.meta.cpuMicroseconds).toBeGreaterThan(0);
  });

  it("refuses a heap profile that it did not write", () => {
    const file = Buffer.from(JSON.stringify({ head: {}, samples: [] }));
    const context = { kind: "heap" as const, command: "", interval: 1, roots: [] };
    expect(() => v8Heap.parse(file, context)).toThrow(expect.objectContaining({ reason: "unreadable" }));
  });
});

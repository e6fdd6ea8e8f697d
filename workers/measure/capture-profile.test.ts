import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { flat } from "@/lib/profile/flat";
import { frameAt } from "@/lib/profile/profile";
import { ProfileUnavailable } from "@/lib/profile/profile-unavailable";
import { captureOf, captureProfile } from "./capture-profile";
import { prepareShortTask } from "./judge-fixture";
import type { PreparedTask } from "./prepare-task";

let task: PreparedTask;
let scratch: string;
beforeAll(async () => {
  task = await prepareShortTask();
  scratch = await mkdtemp(path.join(os.tmpdir(), "wick-test-"));
}, 120_000);
afterAll(() => rm(scratch, { recursive: true }));

const signal = new AbortController().signal;
const baseTree = () => path.join(task.boxes.base, "work");

/** The base's tree with another entry file. */
async function treeWith(name: string, source: string): Promise<string> {
  const tree = path.join(scratch, name);
  await cp(baseTree(), tree, { recursive: true });
  await writeFile(path.join(tree, "index.js"), source);
  return tree;
}

test("frames come from the package's own files, and nothing of the judge or the host shows", async () => {
  const capture = await captureProfile(task, captureOf(task, null), baseTree(), 30, signal);
  if (!capture.ok) throw new Error(capture.reason);
  const files = new Set(capture.profile.strings.filter((text) => text.includes("/") || text.endsWith(".js")));
  expect(files).toContain("index.js");
  expect([...files].filter((file) => /judge|harness|box|tmp|profiler/.test(file))).toEqual([]);
  const hottest = flat(capture.profile)[0];
  expect(hottest && frameAt(capture.profile, hottest.frame).origin).toBe("user");
  expect(capture.runMicroseconds).toBeGreaterThan(0);
  expect(capture.cpuMilliseconds * 1000).toBeGreaterThan(0.5 * (capture.runMicroseconds ?? 0));
});

test("a workload that does not end yields the profile of its time box", async () => {
  const tree = await treeWith(
    "endless",
    "module.exports = function spin() { for (;;) Math.sqrt(2); }; module.exports.array = () => [];\n",
  );
  const capture = await captureProfile(task, captureOf(task, null), tree, 1, signal);
  if (!capture.ok) throw new Error(capture.reason);
  expect(capture.profile.meta.ended).toBe("time-box");
  expect(capture.profile.strings).toContain("spin");
  expect(capture.runMicroseconds).toBeNull();
  expect(capture.profile.meta.runs).toBe(1);
});

test("a workload is profiled three times unless a condition says how often", async () => {
  const capture = await captureProfile(task, captureOf(task, { kind: "cpu" }), baseTree(), 30, signal);
  if (!capture.ok) throw new Error(capture.reason);
  const { meta, samples } = capture.profile;
  expect(meta).toMatchObject({ runs: 3, command: "workload", ended: "exit" });
  const weights = [0, 0, 0];
  samples.run?.forEach((run, i) => {
    weights[run]! += samples.weight[i]!;
  });
  for (const weight of weights) expect(weight).toBeGreaterThan(0.1 * meta.total);
  expect(capture.seconds).toBeGreaterThan(meta.total / 1e6);
  const once = await captureProfile(task, captureOf(task, { kind: "cpu", repeats: 1 }), baseTree(), 30, signal);
  if (!once.ok) throw new Error(once.reason);
  expect(once.profile.meta.runs).toBe(1);
});

test("runs are repeated only while there is time for one more", async () => {
  const one = await captureProfile(task, captureOf(task, { kind: "cpu", repeats: 1 }), baseTree(), 30, signal);
  const seconds = 3 * one.seconds;
  const capture = await captureProfile(
    task,
    captureOf(task, { kind: "cpu", repeats: 10 }),
    baseTree(),
    seconds,
    signal,
  );
  if (!capture.ok) throw new Error(capture.reason);
  expect(capture.profile.meta.runs).toBeLessThan(10);
  expect(capture.profile.meta.caveats.join(" ")).not.toContain("left out");
  expect(capture.seconds).toBeLessThan(seconds + one.seconds);
});

test("a further run without a profile is left out, and the profile says so", async () => {
  const capture = captureOf(task, { kind: "cpu", repeats: 3 });
  let parsed = 0;
  const profiler: typeof capture.profiler = {
    ...capture.profiler,
    parse: (bytes, context) => {
      parsed += 1;
      if (parsed === 2) throw new ProfileUnavailable("too-short", "The profile holds 4 samples.");
      return capture.profiler.parse(bytes, context);
    },
  };
  const taken = await captureProfile(task, { ...capture, profiler }, baseTree(), 60, signal);
  if (!taken.ok) throw new Error(taken.reason);
  expect(taken.profile.meta.runs).toBe(2);
  expect(taken.profile.meta.caveats).toContain(
    "A further run of the workload is left out: The profile holds 4 samples.",
  );
});

test("a tree that does not load gives the named condition, not a fault", async () => {
  const tree = await treeWith("broken", "throw new Error('does not load');\n");
  const capture = await captureProfile(task, captureOf(task, null), tree, 5, signal);
  expect(capture.ok).toBe(false);
  expect(!capture.ok && capture.reason.length).toBeGreaterThan(10);
});

test("memory is profiled as a condition asks, on the same workload", async () => {
  const capture = await captureProfile(task, captureOf(task, { kind: "allocation" }), baseTree(), 30, signal);
  if (!capture.ok) throw new Error(capture.reason);
  expect(capture.profile.meta).toMatchObject({ kind: "allocation", unit: "bytes", command: "workload", ended: "exit" });
  expect(capture.profile.meta.caveats.join(" ")).toMatch(/[Gg]arbage/);
  expect(capture.profile.strings).toContain("index.js");
  expect(capture.profile.strings.filter((text) => /judge|harness|box|preload/.test(text))).toEqual([]);
  expect(capture.runMicroseconds).toBeGreaterThan(0);
});

test("conditions that ask for the same have the same capture, and others another", () => {
  const standard = captureOf(task, null);
  expect(standard.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(captureOf(task, { kind: "cpu" }).hash).toBe(standard.hash);
  expect(captureOf(task, { kind: "cpu", profiler: "v8-cpu", repeats: 3 }).hash).toBe(standard.hash);
  const others = [
    { kind: "heap" },
    { kind: "allocation" },
    { kind: "cpu", profiler: "perf" },
    { kind: "cpu", repeats: 1 },
  ] as const;
  expect(new Set([standard, ...others.map((policy) => captureOf(task, policy))].map(({ hash }) => hash)).size).toBe(5);
  expect(() => captureOf(task, { kind: "calls" })).toThrow(RangeError);
});

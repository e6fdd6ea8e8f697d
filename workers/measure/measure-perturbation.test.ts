import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FEWEST_PAIRS, Perturbation } from "@/lib/protocol/perturbation";
import { copyBox } from "@/lib/sandbox/build-box";
import { captureOf } from "./capture-profile";
import { prepareShortTask } from "./judge-fixture";
import { measurePerturbation } from "./measure-perturbation";
import type { PreparedTask } from "./prepare-task";

let task: PreparedTask;
let scratch: string;
beforeAll(async () => {
  task = await prepareShortTask();
  scratch = await mkdtemp(path.join(os.tmpdir(), "wick-test-"));
}, 120_000);
afterAll(() => rm(scratch, { recursive: true }));

const signal = new AbortController().signal;

test("perturbation is measured on interleaved pairs of the same workload", async () => {
  const found = Perturbation.parse(await measurePerturbation(task, captureOf(task, null), signal));
  expect(found.pairs).toBeGreaterThanOrEqual(FEWEST_PAIRS);
  expect(found.pairs).toBeLessThanOrEqual(7);
  expect(found.lowest).toBeLessThanOrEqual(found.share);
  expect(found.share).toBeLessThanOrEqual(found.highest);
  // A factor that no sampling profiler costs, however loaded the host is: the two sides are the same workload.
  expect(found.share).toBeLessThan(2);
  expect(found.share).toBeGreaterThan(-0.7);
}, 120_000);

test("a workload that gives no answer has no perturbation", async () => {
  const base = path.join(scratch, "broken");
  await copyBox(task.boxes.base, base);
  await writeFile(path.join(base, "work/index.js"), "throw new Error('does not load');\n");
  expect(
    await measurePerturbation({ ...task, boxes: { ...task.boxes, base } }, captureOf(task, null), signal),
  ).toBeNull();
}, 60_000);

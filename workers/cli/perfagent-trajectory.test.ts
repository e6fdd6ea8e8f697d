import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { readTrajectory, writeTrajectory } from "@/lib/agents/perfagent/files/trajectory";
import { commands } from "./commands";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "wick-trajectory-"));
const PUBLISHED = path.resolve("../shared/data/perfagent/perfagent_v0_effibench_nollm.traj");
afterEach(() => vi.restoreAllMocks());

async function said(...words: string[]): Promise<string> {
  const written: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => written.push(String(text)) > 0);
  await commands().parseAsync(["perfagent", "trajectory", ...words], { from: "user" });
  return written.join("");
}

const STEP = {
  ...{
    step_id: "step_1",
    timestamp: "t",
    action: "generate_optimization",
    query: "q",
    response: "r",
    thought: "",
    code_snapshot: "x",
  },
  ...{
    code_changed: true,
    diff: null,
    performance_metrics: { metric: "Infinity" },
    error: null,
    execution_time: 1.234,
  },
};
const INFO = { instance_id: "a", start_time: "t", total_iterations: 1, success: false };

test("a trajectory in the published shape is told, and written in the README's", async () => {
  const file = path.join(folder, "old.traj");
  fs.writeFileSync(file, JSON.stringify({ info: INFO, steps: [STEP], history: [] }));
  const out = path.join(folder, "new.traj");
  expect(await said(file, "--out", out)).toBe(
    "a: no success, 1 iteration, 1 step\nstep  action                 metric    changed  seconds\n   1  generate_optimization  Infinity  yes         1.23\n",
  );
  const read = readTrajectory(fs.readFileSync(out, "utf8"));
  expect(readTrajectory(writeTrajectory(read))).toEqual(read);
  expect(JSON.parse(fs.readFileSync(out, "utf8")).steps[0]).toMatchObject({ step_id: 1, input_data: { query: "q" } });
  await expect(said(file, "--out", out)).rejects.toThrow("exists: nothing was written");
});

test("what is no trajectory is refused with its name", async () => {
  const file = path.join(folder, "none.traj");
  fs.writeFileSync(file, '{"info": {}, "steps": []}');
  await expect(said(file)).rejects.toThrow(`${file}: of the trajectory, info.instance_id is missing`);
});

test.skipIf(!fs.existsSync(PUBLISHED))("a published file is told (skipped without the sample)", async () => {
  expect(await said(PUBLISHED)).toContain("aizu_3631_i-love-square-number: no success, 11 iterations, 11 steps");
});

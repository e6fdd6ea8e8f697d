import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { TaskPlan } from "@/lib/benchmarks/benchmark";
import type { ContainedResult } from "@/lib/sandbox/contained-command";
import { runContained } from "@/lib/sandbox/run-contained";

const Common = {
  nonce: z.string(),
  totalCpuMicroseconds: z.number(),
  aliveMicroseconds: z.number(),
  peakRssKilobytes: z.number(),
  replaced: z.array(z.string()),
};
const WorkloadAnswer = z.object({
  ...Common,
  output: z.string(),
  loadMicroseconds: z.number(),
  setupMicroseconds: z.number(),
  runMicroseconds: z.number(),
  runCpuMicroseconds: z.number(),
});
export type WorkloadAnswer = z.infer<typeof WorkloadAnswer>;
const GuardsAnswer = z.object({ ...Common, cases: z.record(z.string(), z.string()) });
export type GuardsAnswer = z.infer<typeof GuardsAnswer>;

/** A fresh process of the harness, or why it gave no answer. `forged`: something answered that did not know the nonce. */
export type HarnessRun<A> =
  | { ok: true; answer: A; process: ContainedResult }
  | { ok: false; why: "forged" | "crashed" | "timed-out"; detail: string; process: ContainedResult };

export interface HarnessSetting {
  plan: TaskPlan;
  box: string;
  wallSeconds: number;
  core: number | null;
  /** Wraps the command, e.g. in a profiler; the folders of the box it may write to. */
  wrap?: { argv: (argv: readonly string[]) => readonly string[]; writable: readonly string[] };
}

const OUTPUT_BYTES = 64 * 1024;
const MEMORY_MEGABYTES = 2048;

export const runWorkload = (setting: HarnessSetting, seed: number, signal: AbortSignal) =>
  runHarness(setting, { mode: "workload", seed }, WorkloadAnswer, signal);

/** CPU time of a run's whole process tree where the kernel accounts for it, else as the run reported it; 0 when unknown. */
export const cpuMillisecondsOf = (run: HarnessRun<WorkloadAnswer>): number =>
  run.process.cpuMilliseconds ?? (run.ok ? run.answer.totalCpuMicroseconds / 1000 : 0);

export const runGuards = (setting: HarnessSetting, file: string, signal: AbortSignal) =>
  runHarness(setting, { mode: "guards", file }, GuardsAnswer, signal);

async function runHarness<A extends { nonce: string }>(
  { plan, box, wallSeconds, core, wrap }: HarnessSetting,
  order: object,
  schema: z.ZodType<A>,
  signal: AbortSignal,
): Promise<HarnessRun<A>> {
  const nonce = randomBytes(24).toString("base64url");
  const done = await runContained(
    {
      argv: wrap ? wrap.argv(plan.harness.argv) : plan.harness.argv,
      box,
      cwd: ".",
      writable: wrap?.writable ?? [],
      environment: { TZ: "UTC" },
      stdin: `${JSON.stringify({ nonce, channel: plan.harness.channel, entry: plan.entry, ...order })}\n`,
      limits: { wallSeconds, outputBytes: OUTPUT_BYTES, memoryMegabytes: MEMORY_MEGABYTES },
      core,
    },
    signal,
  );
  return readAnswer(done, nonce, schema, wallSeconds);
}

function readAnswer<A extends { nonce: string }>(
  process: ContainedResult,
  nonce: string,
  schema: z.ZodType<A>,
  wallSeconds: number,
): HarnessRun<A> {
  const lines = process.channel.split("\n").filter((line) => line !== "");
  const answers = lines.map((line) => schema.safeParse(parseJson(line)));
  const genuine = answers.find((parsed) => parsed.success && parsed.data.nonce === nonce);
  if (genuine?.success && lines.length === 1) return { ok: true, answer: genuine.data, process };
  if (lines.length > 0)
    return {
      ok: false,
      why: "forged",
      detail: `${lines.length} answers came back, not one of the harness alone`,
      process,
    };
  if (process.timedOut) return { ok: false, why: "timed-out", detail: `no answer within ${wallSeconds} s`, process };
  const how = process.signal ? `ended by ${process.signal}` : `exit code ${process.exitCode}`;
  return { ok: false, why: "crashed", detail: `${how}: ${lastLines(process.stderr)}`, process };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** The message of a thrown error is near the end of what Node prints of it. */
const lastLines = (text: string): string =>
  (text.split("\n").find((line) => /^\w*Error\b/.test(line)) ?? text.trim().split("\n").slice(-3).join(" ")).slice(
    0,
    300,
  ) || "no message";

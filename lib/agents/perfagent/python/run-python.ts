import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { Fault } from "@/lib/protocol/fault";
import type { ExecResult, Sandbox } from "@/lib/protocol/sandbox";

/** Limits of one case. */
export interface CaseLimits {
  seconds: number;
  megabytes: number;
}

/** One case as it ran, before anybody has looked at its output. */
const Ran = z.object({
  status: z.enum(["ended", "timeout", "out-of-memory", "error"]),
  exitCode: z.int(),
  output: z.string(),
  stderr: z.string(),
  runtimeSeconds: z.number().min(0),
  peakMegabytes: z.number().min(0),
  megabyteSeconds: z.number().min(0),
});
export type Ran = z.infer<typeof Ran>;

/** Of each case's output so much is kept; a program that writes more is wrong. */
const OUTPUT_BYTES = 1024 * 1024;
const ANSWER_BYTES = 64 * 1024 * 1024;
const START_SECONDS = 30;
/** What the runner itself needs. */
const RUNNER_MEGABYTES = 256;
const EVALUATOR_SECONDS = 10;

/**
 * Runs a Python program once on every input, in a work tree that holds nothing else: what an earlier program or run left
 * there is removed first. The program never sees what is expected of it.
 *
 * Several programs can be run in one sandbox, one after another. Solutions run under the same user as the runner, which
 * hides from them; one that kills it fails.
 * @throws Fault (place `sandbox`) when there is no Python, or the runner was ended
 */
export async function runPython(
  sandbox: Sandbox,
  { program, inputs }: { program: string; inputs: readonly string[] },
  limits: CaseLimits,
  signal: AbortSignal,
): Promise<Ran[]> {
  await emptyTree(sandbox, signal);
  await sandbox.write("solution.py", program);
  const order = {
    program: "solution.py",
    inputs,
    seconds: limits.seconds,
    megabytes: limits.megabytes,
    bytes: OUTPUT_BYTES,
  };
  const wallSeconds = START_SECONDS + inputs.length * (limits.seconds + 1);
  const memoryMegabytes = limits.megabytes + RUNNER_MEGABYTES;
  const done = await runScript(sandbox, "run-cases.py", order, { wallSeconds, memoryMegabytes }, signal);
  const parsed = z.array(Ran).length(inputs.length).safeParse(parseJson(done.stdout));
  if (parsed.success) return parsed.data;
  // A program that makes its runner die, by its memory or on purpose, has failed every case.
  if (done.exitCode === null || done.signal !== null) return inputs.map(() => ended(done));
  throw new Fault("sandbox", `the runner of Python programs gave no answer: ${lastLine(done)}`);
}

/**
 * Whether each output is right in the eyes of the problem's own evaluator, a Python function; a text says why it cannot
 * tell.
 * @throws Fault (place `sandbox`) when there is no Python
 */
export async function judgeOutputs(
  sandbox: Sandbox,
  evaluator: string,
  pairs: readonly { expected: string; actual: string }[],
  signal: AbortSignal,
): Promise<(boolean | string)[]> {
  if (pairs.length === 0) return [];
  await emptyTree(sandbox, signal);
  const limits = { wallSeconds: START_SECONDS + pairs.length * EVALUATOR_SECONDS, memoryMegabytes: 1024 };
  const order = { evaluator, pairs, seconds: EVALUATOR_SECONDS };
  const done = await runScript(sandbox, "judge-outputs.py", order, limits, signal);
  const parsed = z
    .array(z.union([z.boolean(), z.string()]))
    .length(pairs.length)
    .safeParse(parseJson(done.stdout));
  if (parsed.success) return parsed.data;
  return pairs.map(() => `the evaluator failed: ${lastLine(done)}`);
}

async function runScript(
  sandbox: Sandbox,
  script: string,
  order: object,
  limits: { wallSeconds: number; memoryMegabytes: number },
  signal: AbortSignal,
): Promise<ExecResult> {
  await sandbox.write(script, await readFile(path.join(import.meta.dirname, script), "utf8"));
  await sandbox.write("order.json", JSON.stringify(order));
  const done = await sandbox.shell(
    `exec python3 -I -B ${script} order.json`,
    { ...limits, outputBytes: ANSWER_BYTES },
    signal,
  );
  if (done.exitCode === 127) throw new Fault("sandbox", "python3 is not installed on this host", { retriable: false });
  return done;
}

/** By the user the programs ran as: they may have left more than files. */
async function emptyTree(sandbox: Sandbox, signal: AbortSignal): Promise<void> {
  const limits = { wallSeconds: START_SECONDS, outputBytes: 4096, memoryMegabytes: 256 };
  const done = await sandbox.shell("find . -mindepth 1 -delete", limits, signal);
  if (done.exitCode !== 0) throw new Fault("sandbox", `the work tree could not be emptied: ${lastLine(done)}`);
}

const ended = (done: ExecResult): Ran => ({
  status: done.timedOut ? "timeout" : "error",
  exitCode: done.exitCode ?? -1,
  output: "",
  stderr: lastLine(done),
  ...{ runtimeSeconds: 0, peakMegabytes: 0, megabyteSeconds: 0 },
});

const lastLine = ({ stderr, exitCode, signal }: ExecResult): string =>
  stderr.trim().split("\n").at(-1) || `it ended with ${signal ?? `exit code ${exitCode}`}`;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

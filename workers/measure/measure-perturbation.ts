import path from "node:path";
import { FEWEST_PAIRS, type Perturbation, type PerturbationPair, perturbationOf } from "@/lib/protocol/perturbation";
import { type Capture, captureProfile } from "./capture-profile";
import { watchHostLoad } from "./host-load";
import type { PreparedTask } from "./prepare-task";
import { cpuMillisecondsOf, runWorkload } from "./run-harness";

const PAIRS = 7;
/** With the fewest pairs there, none is begun after this: a slow workload must not cost minutes. */
const LONGEST_SECONDS = 20;
const RUN_SECONDS = 60;
/** A loaded host may leave one profile too short to read; a second pair without an answer is the workload's own doing. */
const MISSES = 2;

/** One run of the workload. */
interface TimedRun {
  /** The timed section; null when the workload gave no answer. */
  microseconds: number | null;
  cpuMilliseconds: number;
}

/**
 * Profiled against unprofiled time of the base's workload, in pairs one after the other whose order alternates.
 * @returns null when the workload gave an answer in too few pairs
 */
export async function measurePerturbation(
  task: PreparedTask,
  capture: Capture,
  signal: AbortSignal,
): Promise<Perturbation | null> {
  const watch = watchHostLoad();
  const [started, cpuAtStart] = [performance.now(), process.cpuUsage()];
  const pairs: PerturbationPair[] = [];
  let runsMilliseconds = 0;
  let missed = 0;
  const isDue = () => pairs.length < FEWEST_PAIRS || performance.now() - started < LONGEST_SECONDS * 1000;
  while (pairs.length < PAIRS && missed < MISSES && isDue()) {
    const profiledFirst = pairs.length % 2 === 0 ? await runProfiled(task, capture, signal) : null;
    const plain = await runPlain(task, signal);
    const profiled = profiledFirst ?? (await runProfiled(task, capture, signal));
    runsMilliseconds += profiled.cpuMilliseconds + plain.cpuMilliseconds;
    if (profiled.microseconds === null || plain.microseconds === null) missed += 1;
    else pairs.push({ profiled: profiled.microseconds, plain: plain.microseconds });
  }
  // What this process does between the runs (laying boxes, reading profiles) is not other work either.
  const { user, system } = process.cpuUsage(cpuAtStart);
  return perturbationOf(pairs, watch(runsMilliseconds + (user + system) / 1000).overloaded);
}

async function runProfiled(task: PreparedTask, capture: Capture, signal: AbortSignal): Promise<TimedRun> {
  const once = { ...capture, repeats: 1 };
  const taken = await captureProfile(task, once, path.join(task.boxes.base, "work"), RUN_SECONDS, signal);
  return taken.ok
    ? { microseconds: taken.runMicroseconds, cpuMilliseconds: taken.cpuMilliseconds }
    : { microseconds: null, cpuMilliseconds: 0 };
}

async function runPlain(task: PreparedTask, signal: AbortSignal): Promise<TimedRun> {
  const setting = { plan: task.plan, box: task.boxes.base, wallSeconds: RUN_SECONDS, core: null };
  const run = await runWorkload(setting, task.plan.seeds.known, signal);
  return { microseconds: run.ok ? run.answer.runMicroseconds : null, cpuMilliseconds: cpuMillisecondsOf(run) };
}

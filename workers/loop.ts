import { setTimeout as sleep } from "node:timers/promises";
import { Fault } from "@/lib/protocol/fault";
import { type Finished, failAttempt, finishRun, releaseAttempt } from "@/lib/store/attempts";
import { type ClaimedRun, claimRun } from "@/lib/store/claim-run";
import { AttemptSuperseded } from "@/lib/store/events";
import { beat, completeJob, returnJob, superviseQueue, type TakenJob, takeJob } from "@/lib/store/queue";
import { requeueForgotten } from "@/lib/store/requeue-forgotten";
import { StoreUnavailable } from "@/lib/store/store-unavailable";
import type { WorkerIdentity } from "@/lib/store/workers";
import { abortWhenTaken } from "./cancel";
import { Recorder } from "./recorder";
import { Stopwatch } from "./stopwatch";

const IDLE_MS = 500;
/** The queue gives a job to another worker after 10 s without a beat. */
const BEAT_MS = 2_500;
const SUPERVISE_MS = 1_000;
const AWAY_MS = 2_000;

/** What executing a run gets. The signal aborts when the attempt is over for a reason outside it; its reason says which. */
export interface Execution {
  run: ClaimedRun;
  worker: WorkerIdentity;
  recorder: Recorder;
  stopwatch: Stopwatch;
  signal: AbortSignal;
}

/** Executes a run up to its outcome. Throws a Fault when the machinery fails, the signal's reason when it aborts. */
export type Execute = (execution: Execution) => Promise<Omit<Finished, "timing">>;

interface Loop {
  worker: WorkerIdentity;
  execute: Execute;
  /** Aborted when the worker is to stop: the run under way goes back to the queue at once. */
  stopping: AbortSignal;
  /** Told which run the worker is busy with, null between runs. */
  onRun: (runId: string | null) => void;
  say: (message: string) => void;
}

/** Takes runs from the queue and executes them, one after the other, until the worker is to stop. */
export async function loop(context: Loop): Promise<void> {
  const supervising = supervise(context.stopping);
  await patiently(context, requeueForgotten);
  while (!context.stopping.aborted) {
    const job = await patiently(context, takeJob);
    if (job) await patiently(context, () => handle(job, context));
    else await sleep(IDLE_MS, undefined, { signal: context.stopping }).catch(() => {});
  }
  await supervising;
}

/** Looks after the jobs of workers that vanished, whatever this one is busy with. */
async function supervise(stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    // A pass that fails is made up for by the next; the loop says it when the database is away.
    await superviseQueue().catch(() => {});
    await sleep(SUPERVISE_MS, undefined, { signal: stopping }).catch(() => {});
  }
}

/** A database that is away is waited for: what was not confirmed will be handed out again. */
async function patiently<T>({ say, stopping }: Loop, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    say(error.message);
    await sleep(AWAY_MS, undefined, { signal: stopping }).catch(() => {});
    return null;
  }
}

async function handle(job: TakenJob, context: Loop): Promise<void> {
  const run = await claimRun(job.runId, context.worker);
  if (run === "settled") return completeJob(job);
  if (run === "paused") return returnJob(job);
  context.onRun(run.runId);
  try {
    const goesOn = await attempt(job, run, context);
    await (goesOn === "retry" ? returnJob(job) : completeJob(job));
  } finally {
    context.onRun(null);
  }
}

/** One attempt at a run, from its claim to its end; `retry` when the run is queued again. */
async function attempt(job: TakenJob, run: ClaimedRun, context: Loop): Promise<"retry" | "settled"> {
  const { worker, execute, stopping } = context;
  const abort = new AbortController();
  const over = new AbortController();
  const stop = (reason: unknown) => abort.abort(reason);
  const recorder = new Recorder(run.attemptId, stop);
  const stopwatch = new Stopwatch();
  const signal = AbortSignal.any([abort.signal, stopping]);
  const watching = [keepBeating(job, run, stop, over.signal), abortWhenTaken(run, stop, over.signal)];
  for (const watch of watching) watch.catch(stop);
  try {
    const done = await execute({ run, worker, recorder, stopwatch, signal });
    await recorder.flush();
    await finishRun(run.attemptId, { ...done, timing: stopwatch.read() });
    return "settled";
  } catch (error) {
    return await settle(abort.signal.aborted ? abort.signal.reason : error, run, recorder, stopwatch, context);
  } finally {
    over.abort();
    await Promise.allSettled(watching);
  }
}

/** Why the attempt ended without an outcome, and what becomes of its run. */
async function settle(
  error: unknown,
  run: ClaimedRun,
  recorder: Recorder,
  stopwatch: Stopwatch,
  { stopping, say }: Loop,
): Promise<"retry" | "settled"> {
  if (error instanceof AttemptSuperseded) return "settled";
  if (error instanceof StoreUnavailable) throw error;
  try {
    if (stopping.aborted) {
      await recorder.flush();
      await releaseAttempt(run.attemptId, stopwatch.read());
      return "retry";
    }
    const fault = toFault(error);
    say(`Run ${run.runId}: ${fault.place}: ${fault.message}`);
    if (!(error instanceof Fault)) say(error instanceof Error ? (error.stack ?? "") : String(error));
    recorder.record({ kind: "fault", step: recorder.step, data: fault });
    await recorder.flush();
    return (await failAttempt(run.attemptId, fault, stopwatch.read())) === "retry" ? "retry" : "settled";
  } catch (late) {
    if (late instanceof AttemptSuperseded) return "settled";
    throw late;
  }
}

/** Whatever is no Fault is a defect of this program: it must not look like an agent's failure. */
function toFault(error: unknown): Fault["record"] {
  if (error instanceof Fault) return error.record;
  return { place: "worker", message: error instanceof Error ? error.message : String(error), retriable: true };
}

/** Tells the queue that the run is in hands; a job that went to another worker ends the attempt. */
async function keepBeating(
  job: TakenJob,
  run: ClaimedRun,
  abort: (reason: unknown) => void,
  over: AbortSignal,
): Promise<void> {
  while (!over.aborted) {
    await sleep(BEAT_MS, undefined, { signal: over }).catch(() => {});
    if (over.aborted) return;
    if (!(await beat(job))) return abort(new AttemptSuperseded(run.attemptId));
  }
}

import { benchmarkById } from "@/lib/benchmarks/benchmarks";
import { Fault } from "@/lib/protocol/fault";
import { startMeasuring } from "@/lib/store/attempts";
import { withHostLock } from "@/lib/store/host-lock";
import { answerKeyOf } from "./answer-key";
import { baseProfileOf } from "./base-profile";
import { cacheFolder } from "./data-folder";
import type { Execute } from "./loop";
import { captureOf } from "./measure/capture-profile";
import { measurePatch } from "./measure/measure-patch";
import { prepareTask } from "./measure/prepare-task";
import { measuringCore } from "./measuring-core";
import { runAgent } from "./run-agent";

/**
 * One run, from its task to its outcome:
 *
 * 1. the task's packages are fetched and its boxes laid out, once a host;
 * 2. the unpatched tree is profiled as the condition asks, once a task and study, with nothing beside it, and for known
 *    answers as every study does;
 * 3. the agent works in a sandbox of its own, beside other agents of the host, and pauses where something is measured;
 * 4. what it leaves is measured, with nothing beside it.
 */
export const executeRun: Execute = async (execution) => {
  const { run, recorder, stopwatch, signal } = execution;
  const { design, taskId, conditionId, replicate } = { ...run, conditionId: run.condition.id };
  const benchmark = benchmarkById(design.benchmark);
  const facts = (await benchmark.load()).find((each) => each.id === taskId);
  if (!facts) throw new Fault("snapshot", `${benchmark.id} has no task ${taskId}`, { retriable: false });
  const task = await prepareTask(benchmark, taskId, cacheFolder());
  const [capture, standard] = [captureOf(task, run.condition.profiling), captureOf(task, null)];
  const base = await baseProfileOf(run, task, capture, stopwatch, signal);
  const keyed = capture.hash === standard.hash ? base : await baseProfileOf(run, task, standard, stopwatch, signal);

  const answerKey = () => answerKeyOf(task, keyed.profile, design.seed);
  const agentWork = await runAgent(execution, { task, statement: facts.statement, base, capture, answerKey });
  await recorder.flush();

  await startMeasuring(run.attemptId);
  const measured = await withHostLock("exclusive", signal, async (held) => {
    stopwatch.waited(held.waitedSeconds);
    const seed = `${design.seed}/${taskId}/${conditionId}/${replicate}`;
    const setting = { policy: design.measurement, seed, core: await measuringCore(), signal: held.signal };
    return stopwatch.time("measuring", () => measurePatch(task, agentWork.patch, setting));
  });
  return { ...agentWork, ...measured };
};

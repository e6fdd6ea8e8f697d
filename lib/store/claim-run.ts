import type { Condition } from "@/lib/protocol/condition";
import { isSettled, RunState } from "@/lib/protocol/run";
import { StudyDesign } from "@/lib/protocol/study";
import { afterFailure, moveRun } from "./attempts";
import { type Store, transaction } from "./database";
import type { Run } from "./generated/prisma/client";
import { type Decision, decisionOf } from "./phase-two";
import { lockStudy } from "./study-state";
import type { WorkerIdentity } from "./workers";

/** A run that now belongs to this worker, and all it needs to know to execute it. */
export interface ClaimedRun {
  attemptId: string;
  /** Number of this attempt within the run. */
  attempt: number;
  runId: string;
  studyId: string;
  taskId: string;
  replicate: number;
  design: StudyDesign;
  /** With the representation its rule chose, if it had one. */
  condition: Condition;
}

/**
 * Makes a run this worker's: earlier attempts that never ended are lost from now on (their workers can no longer write), and
 * a new one begins. `settled`: there is nothing to do any more. `paused`: not now.
 */
export async function claimRun(runId: string, worker: WorkerIdentity): Promise<ClaimedRun | "settled" | "paused"> {
  return transaction(async (store) => {
    const found = await store.run.findUnique({ where: { id: runId }, select: { studyId: true } });
    if (!found) return "settled";
    const study = await lockStudy(store, found.studyId);
    if (study.state === "paused") return "paused";
    const run = await reclaim(store, runId);
    if (study.state !== "running" || isSettled(RunState.parse(run.state))) return "settled";
    const design = StudyDesign.parse(study.design);
    const condition = resolveCondition(design, run.conditionId, await decisionOf(store, study.id));
    const number = run.attempts + 1;
    await moveRun(store, run, "running", { attempts: number, ...(run.startedAt ? {} : { startedAt: new Date() }) });
    const { id } = await store.attempt.create({
      data: { runId, number, worker: worker.id, host: worker.host },
      select: { id: true },
    });
    const { studyId, taskId, replicate } = run;
    return { ...{ attemptId: id, attempt: number, runId, studyId, taskId, replicate }, design, condition };
  });
}

/** The run, queued or settled: an attempt that is still running when its job is handed out again has lost its worker. */
async function reclaim(store: Store, runId: string): Promise<Run> {
  const lost = await store.attempt.updateMany({
    where: { runId, state: "running" },
    data: { state: "lost", endedAt: new Date() },
  });
  const run = await store.run.findUniqueOrThrow({ where: { id: runId } });
  if (lost.count === 0) return run;
  await afterFailure(store, run, true, "worker: the worker vanished while it executed the run");
  return store.run.findUniqueOrThrow({ where: { id: runId } });
}

function resolveCondition(design: StudyDesign, conditionId: string, decision: Decision | null): Condition {
  const condition = design.conditions.find((each) => each.id === conditionId);
  if (!condition) throw new RangeError(`the study's design has no condition ${conditionId}`);
  const choice = decision?.chosen[conditionId];
  if (!condition.profiling || !choice) return condition;
  return { ...condition, profiling: { ...condition.profiling, representation: choice.representation } };
}

/** Says under which isolation an attempt runs, as soon as that is known. */
export async function recordIsolation(attemptId: string, isolation: "full" | "reduced"): Promise<void> {
  await transaction((store) => store.attempt.updateMany({ where: { id: attemptId }, data: { isolation } }));
}

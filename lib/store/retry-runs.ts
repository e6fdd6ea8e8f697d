import type { RunRecord } from "@/lib/protocol/run-record";
import { type Store, transaction } from "./database";
import type { Study } from "./generated/prisma/client";
import { enqueueRuns, openQueue } from "./queue";
import { notFound, Refusal, requireId } from "./refusal";
import { toRun } from "./rows";
import { changeState, lockStudy } from "./study-state";

/**
 * Queues one run again whose machinery failed, with a fresh set of attempts. A complete study runs again until it is done.
 *
 * @throws Refusal when the run is in no fault, or its study is cancelled
 */
export async function retryRun(runId: string): Promise<RunRecord> {
  const id = requireId("run", runId);
  await openQueue();
  return transaction(async (store) => {
    const run = await store.run.findUnique({ where: { id }, omit: { outcome: true } });
    if (!run) throw notFound("run", id);
    const study = await lockStudy(store, run.studyId);
    if ((await requeue(store, study, [id])) === 0)
      throw new Refusal(
        "wrong-state",
        `This run is ${run.state}; only a run whose machinery failed can be tried again.`,
      );
    return toRun(await store.run.findUniqueOrThrow({ where: { id }, omit: { outcome: true } }));
  });
}

/** Queues every faulted run of a study again; returns how many. @throws Refusal when the study is cancelled */
export async function retryFaults(studyId: string): Promise<number> {
  await openQueue();
  return transaction(async (store) => {
    const study = await lockStudy(store, studyId);
    const faulted = await store.run.findMany({ where: { studyId, state: "fault" }, select: { id: true } });
    return requeue(
      store,
      study,
      faulted.map((run) => run.id),
    );
  });
}

async function requeue(store: Store, study: Study, ids: string[]): Promise<number> {
  if (study.state === "cancelled")
    throw new Refusal("wrong-state", "This study was cancelled: its runs cannot be tried again. Duplicate it instead.");
  const which = { id: { in: ids }, state: "fault" };
  const runs = await store.run.findMany({ where: which, select: { id: true, phase: true, position: true } });
  if (runs.length === 0) return 0;
  if (study.state === "complete")
    await changeState(store, study, "running", `Opened again to retry ${runs.length} faulted runs.`, {
      completedAt: null,
    });
  const { change } = await store.study.update({ where: { id: study.id }, data: { change: { increment: 1 } } });
  const fresh = { state: "queued", failures: 0, excludedReason: null, finishedAt: null, queuedAt: new Date(), change };
  await store.run.updateMany({ where: which, data: fresh });
  const jobs = runs.map((run) => ({
    runId: run.id,
    studyId: study.id,
    phase: run.phase === 2 ? (2 as const) : (1 as const),
    position: run.position,
  }));
  await enqueueRuns(store, jobs);
  return runs.length;
}

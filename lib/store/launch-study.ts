import type { StudyRecord } from "@/lib/protocol/study-record";
import { concludeStudy } from "./conclude-study";
import { type Store, transaction } from "./database";
import { enqueuePhase } from "./enqueue-phase";
import type { Study } from "./generated/prisma/client";
import { decisionOf } from "./phase-two";
import { dropJobs, openQueue } from "./queue";
import { readStudy } from "./studies";
import { changeState, lockStudy } from "./study-state";

/** Starts a frozen study: its first phase is queued. @throws Refusal when it is not frozen */
export const launchStudy = (id: string): Promise<StudyRecord> =>
  change(id, async (store, study) => {
    await changeState(store, study, "running", "Launched.", { launchedAt: new Date() });
    await enqueuePhase(store, id, 1);
  });

/** Runs under way finish; queued ones wait until the study is resumed. @throws Refusal when it is not running */
export const pauseStudy = (id: string): Promise<StudyRecord> =>
  change(id, (store, study) => changeState(store, study, "paused", "Paused."));

/** @throws Refusal when the study is not paused */
export const resumeStudy = (id: string): Promise<StudyRecord> =>
  change(id, async (store, study) => {
    await changeState(store, study, "running", "Resumed.");
    await enqueuePhase(store, id, 1);
    if (await decisionOf(store, id)) await enqueuePhase(store, id, 2);
    // The last run may have finished while the study was paused.
    await concludeStudy(store, id);
  });

/** Ends a study for good: runs that are not finished are cancelled, and workers abort those under way. @throws Refusal */
export async function cancelStudy(id: string): Promise<StudyRecord> {
  const study = await change(id, async (store, row) => {
    await changeState(store, row, "cancelled", "Cancelled.");
    const now = new Date();
    const open = { studyId: id, state: { in: ["queued", "running", "measuring"] } };
    await store.attempt.updateMany({
      where: { state: "running", run: open },
      data: { state: "cancelled", endedAt: now },
    });
    await store.run.updateMany({
      where: open,
      data: { state: "cancelled", excludedReason: "the study was cancelled", finishedAt: now, change: row.change + 1 },
    });
  });
  await dropJobs(id);
  return study;
}

async function change(id: string, work: (store: Store, study: Study) => Promise<void>): Promise<StudyRecord> {
  // Before the transaction: the first opening of the queue creates its tables.
  await openQueue();
  return transaction(async (store) => {
    await work(store, await lockStudy(store, id));
    return readStudy(store, id);
  });
}

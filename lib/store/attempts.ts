import type { AttemptTiming } from "@/lib/protocol/attempt";
import type { FaultRecord } from "@/lib/protocol/fault";
import type { Measurement, Outcome } from "@/lib/protocol/outcome";
import { canRunBecome, type Ending, MAX_ATTEMPTS, RunState } from "@/lib/protocol/run";
import type { RunTotals } from "@/lib/protocol/run-record";
import { putBlob } from "./blobs";
import { concludeStudy } from "./conclude-study";
import { type Store, transaction } from "./database";
import { AttemptSuperseded } from "./events";
import type { Attempt, Prisma, Run } from "./generated/prisma/client";
import { lockStudy, nextChange } from "./study-state";

/** What a run is done with. */
export interface Finished {
  ending: Ending;
  patch: string;
  totals: RunTotals;
  measurement: Measurement;
  outcome: Outcome;
  timing: AttemptTiming;
}

/** The agent is through and its patch is about to be measured. @throws AttemptSuperseded */
export const startMeasuring = (attemptId: string): Promise<void> =>
  underWay(attemptId, (store, { run }) => moveRun(store, run, "measuring", {}));

/** Stores the outcome: the run is done and never changes again. @throws AttemptSuperseded */
export async function finishRun(attemptId: string, finished: Finished): Promise<void> {
  const { outcome, ending, totals, measurement, timing } = finished;
  const patchBlob = await putBlob(Buffer.from(finished.patch));
  await underWay(attemptId, async (store, { run, attempt }) => {
    await endAttempt(store, attempt, { state: "done", measurement, timing });
    const { verdict, correct, speedup, expertSpeedup, speedupRatio, logSpeedupRatio } = outcome;
    await moveRun(store, run, "done", {
      ...totals,
      ...{ verdict, correct, speedup, expertSpeedup, speedupRatio, logSpeedupRatio, patchBlob },
      outcome: { ...outcome },
      ending: ending.name,
      endingLimit: detailOf(ending),
      finishedAt: new Date(),
    });
    await concludeStudy(store, run.studyId);
  });
}

/** How a faulted attempt goes on. */
export type AfterFault = "retry" | "excluded";

/** The machinery failed: the run is queued again, or excluded with this reason when that is of no use any more. @throws AttemptSuperseded */
export const failAttempt = (attemptId: string, fault: FaultRecord, timing: AttemptTiming): Promise<AfterFault> =>
  underWay(attemptId, async (store, { run, attempt }) => {
    await endAttempt(store, attempt, { state: "fault", fault, timing });
    return afterFailure(store, run, fault.retriable, `${fault.place}: ${fault.message}`);
  });

/** Queues a run again whose attempt failed or was lost, or excludes it; draws the consequences for the study. */
export async function afterFailure(store: Store, run: Run, retriable: boolean, reason: string): Promise<AfterFault> {
  const failures = run.failures + 1;
  if (retriable && failures < MAX_ATTEMPTS) {
    await moveRun(store, run, "queued", { failures, queuedAt: new Date() });
    return "retry";
  }
  const times = failures === 1 ? "" : ` (after ${failures} attempts)`;
  await moveRun(store, run, "fault", { failures, excludedReason: `${reason}${times}`, finishedAt: new Date() });
  await concludeStudy(store, run.studyId);
  return "excluded";
}

/** A clean stop of the worker: the run goes back to the queue, and nothing counts against it. @throws AttemptSuperseded */
export const releaseAttempt = (attemptId: string, timing: AttemptTiming): Promise<void> =>
  underWay(attemptId, async (store, { run, attempt }) => {
    await endAttempt(store, attempt, { state: "released", timing });
    await moveRun(store, run, "queued", { queuedAt: new Date() });
  });

/** The state change of a run, checked and counted; the caller holds the study's lock. */
export async function moveRun(store: Store, run: Run, to: RunState, fields: Prisma.RunUpdateInput): Promise<void> {
  const from = RunState.parse(run.state);
  if (!canRunBecome(from, to)) throw new RangeError(`run ${run.id} is ${from} and cannot become ${to}`);
  const change = await nextChange(store, run.studyId);
  await store.run.update({ where: { id: run.id }, data: { ...fields, state: to, change } });
}

/** Does something for an attempt that is still its run's current one, under the locks of study and attempt. */
async function underWay<T>(
  attemptId: string,
  work: (store: Store, locked: { run: Run; attempt: Attempt }) => Promise<T>,
): Promise<T> {
  return transaction(async (store) => {
    const { run: owner } = await store.attempt.findUniqueOrThrow({
      where: { id: attemptId },
      select: { run: { select: { id: true, studyId: true } } },
    });
    await lockStudy(store, owner.studyId);
    await store.$queryRaw`select 1 from attempt where id = ${attemptId}::uuid for update`;
    const attempt = await store.attempt.findUniqueOrThrow({ where: { id: attemptId } });
    if (attempt.state !== "running") throw new AttemptSuperseded(attemptId);
    const run = await store.run.findUniqueOrThrow({ where: { id: owner.id } });
    return work(store, { run, attempt });
  });
}

const endAttempt = (store: Store, { id }: Attempt, fields: Prisma.AttemptUpdateInput) =>
  store.attempt.update({ where: { id }, data: { ...fields, endedAt: new Date() } });

function detailOf(ending: Ending): string | null {
  if (ending.name === "budget-exhausted") return ending.limit;
  return ending.name === "stopped" ? ending.reason : null;
}

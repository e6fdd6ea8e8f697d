import { fromPrisma, type JobInsert, PgBoss } from "pg-boss";
import { z } from "zod";
import { ask, databaseUrl, type Store } from "./database";
import { reachable } from "./store-unavailable";

const RUNS = "run";
const DAY = 24 * 3600;
/**
 * A worker that stops beating for 10 s (the smallest pg-boss allows) loses its job; supervision runs every second, so the
 * run is claimed again about 12 s after a kill. `exclusive` and the run's id as key: a run is never queued twice.
 */
const QUEUE = {
  policy: "exclusive",
  heartbeatSeconds: 10,
  expireInSeconds: DAY,
  /** How often a run is tried is decided by the run (MAX_ATTEMPTS), not by the queue. */
  retryLimit: 1_000_000,
  retryDelay: 0,
  retentionSeconds: 365 * DAY,
  deleteAfterSeconds: DAY,
} as const;

/** What lies in the queue: the run, and the phase of the study it belongs to. */
export const RunJob = z.object({ runId: z.uuid(), studyId: z.uuid(), phase: z.union([z.literal(1), z.literal(2)]) });
export type RunJob = z.infer<typeof RunJob>;

/** A job taken out; `retryCount` fences it: after the job went to another worker, settling and beating do nothing. */
export interface TakenJob extends RunJob {
  id: string;
  retryCount: number;
}

const shared = globalThis as typeof globalThis & { wickQueue?: Promise<PgBoss> };

/** The queue of this process. */
export function openQueue(): Promise<PgBoss> {
  shared.wickQueue ??= start().catch((error) => {
    delete shared.wickQueue;
    throw error;
  });
  return reachable(shared.wickQueue);
}

async function start(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: databaseUrl(),
    options: "-c timezone=UTC",
    application_name: "wick queue",
    max: 2,
    supervise: false,
    schedule: false,
    monitorIntervalSeconds: 1,
  });
  // The calls that matter reject by themselves; background upkeep is tried again a second later.
  boss.on("error", () => {});
  await boss.start();
  await boss.createQueue(RUNS, QUEUE);
  return boss;
}

/** Finds jobs whose worker vanished and hands them out again. Workers call it every second; one of them does it. */
export async function superviseQueue(): Promise<void> {
  const boss = await openQueue();
  await reachable(boss.supervise(RUNS));
}

/** Closes the queue of this process without waiting for jobs. */
export async function closeQueue(): Promise<void> {
  const open = shared.wickQueue;
  delete shared.wickQueue;
  await (await open?.catch(() => undefined))?.stop({ graceful: false });
}

/** Queues runs in the caller's transaction: rows and jobs appear together or not at all. A run already queued stays as it is. */
export async function enqueueRuns(store: Store, runs: readonly (RunJob & { position: number })[]): Promise<void> {
  const boss = await openQueue();
  for (let from = 0; from < runs.length; from += 1000)
    await boss.insert(RUNS, runs.slice(from, from + 1000).map(toJob), { db: fromPrisma(store), returnId: false });
}

/** Runs start in their randomised order: jobs inserted together share a creation time, so the order is the priority. */
const toJob = ({ position, ...job }: RunJob & { position: number }): JobInsert => ({
  data: job,
  singletonKey: job.runId,
  group: { id: job.studyId },
  priority: -position,
});

/** The next run to execute, not of a paused study; null when there is none. */
export async function takeJob(): Promise<TakenJob | null> {
  const boss = await openQueue();
  const paused = await ask((store) => store.study.findMany({ where: { state: "paused" }, select: { id: true } }));
  const [job] = await reachable(
    boss.fetch<unknown>(RUNS, { includeMetadata: true, ignoreGroups: paused.map((study) => study.id) }),
  );
  return job ? { ...RunJob.parse(job.data), id: job.id, retryCount: job.retryCount } : null;
}

/** Says that the worker still has the job; false when it was given to another. */
export async function beat(job: TakenJob): Promise<boolean> {
  const boss = await openQueue();
  const answer: { affected?: number } = await reachable(boss.touch(RUNS, attemptOf(job)));
  return answer.affected === 1;
}

/** Takes a job off the queue for good. */
export async function completeJob(job: TakenJob): Promise<void> {
  const boss = await openQueue();
  await reachable(boss.complete(RUNS, attemptOf(job)));
}

/** Puts a job back: the next free worker gets it at once. */
export async function returnJob(job: TakenJob): Promise<void> {
  const boss = await openQueue();
  await reachable(boss.fail(RUNS, attemptOf(job)));
}

/** Removes a study's waiting jobs; a job that is being worked on is left to its worker. */
export async function dropJobs(studyId: string): Promise<void> {
  const boss = await openQueue();
  const waiting = await reachable(boss.findJobs<unknown>(RUNS, { data: { studyId }, queued: true }));
  if (waiting.length > 0)
    await reachable(
      boss.deleteJob(
        RUNS,
        waiting.map((job) => job.id),
      ),
    );
}

/** Jobs waiting and being worked on, for the system page. */
export async function queueDepth(): Promise<{ waiting: number; active: number }> {
  const boss = await openQueue();
  const [stats] = await reachable(boss.getQueueStats(RUNS, { force: true }));
  return { waiting: stats?.queuedCount ?? 0, active: stats?.activeCount ?? 0 };
}

const attemptOf = ({ id, retryCount }: TakenJob) => ({ id, retryCount });

import { transaction } from "./database";
import { decisionOf } from "./phase-two";
import { enqueueRuns, openQueue } from "./queue";

/**
 * Queues every unfinished run of the running studies that has no job: nothing a queue loses (a restored backup, a job past
 * its retention) leaves a study hanging. A run whose job is there, waiting or with a worker, keeps it.
 */
export async function requeueForgotten(): Promise<void> {
  await openQueue();
  await transaction(async (store) => {
    const studies = await store.study.findMany({ where: { state: "running" }, select: { id: true } });
    for (const { id } of studies) {
      const phases = (await decisionOf(store, id)) ? [1, 2] : [1];
      const runs = await store.run.findMany({
        where: { studyId: id, phase: { in: phases }, state: { in: ["queued", "running", "measuring"] } },
        select: { id: true, phase: true, position: true },
        orderBy: { position: "asc" },
      });
      const jobs = runs.map((run) => ({
        runId: run.id,
        studyId: id,
        phase: run.phase === 2 ? (2 as const) : (1 as const),
        position: run.position,
      }));
      await enqueueRuns(store, jobs);
    }
  });
}

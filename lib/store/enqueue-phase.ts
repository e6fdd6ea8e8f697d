import type { Store } from "./database";
import { enqueueRuns } from "./queue";

/** Queues what is `queued` of one phase; runs whose job is already there keep it. */
export async function enqueuePhase(store: Store, studyId: string, phase: 1 | 2): Promise<void> {
  const runs = await store.run.findMany({
    where: { studyId, phase, state: "queued" },
    select: { id: true, position: true },
    orderBy: { position: "asc" },
  });
  await enqueueRuns(
    store,
    runs.map(({ id, position }) => ({ runId: id, studyId, phase, position })),
  );
}

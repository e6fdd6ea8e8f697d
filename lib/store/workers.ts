import type { WorkerRecord, WorkerReport } from "@/lib/protocol/worker-record";
import { ask } from "./database";
import { toWorker } from "./rows";

/** Who a worker is. `id` is new with every start. */
export interface WorkerIdentity {
  id: string;
  host: string;
  pid: number;
}

/** Puts a worker on the list. */
export async function registerWorker(worker: WorkerIdentity, report: WorkerReport): Promise<void> {
  await ask((store) => store.worker.create({ data: { ...worker, report } }));
}

/** Says that a worker is alive, and which run it is busy with. */
export async function workerBeats(id: string, runId: string | null): Promise<void> {
  await ask((store) => store.worker.updateMany({ where: { id }, data: { seenAt: new Date(), runId } }));
}

/** Says that a worker stopped in good order. */
export async function workerStopped(id: string): Promise<void> {
  await ask((store) => store.worker.updateMany({ where: { id }, data: { stoppedAt: new Date(), runId: null } }));
}

/** Workers, the last heard of first; those that stopped or fell silent stay on the list. */
export async function listWorkers(limit = 100): Promise<WorkerRecord[]> {
  const rows = await ask((store) => store.worker.findMany({ orderBy: { seenAt: "desc" }, take: limit }));
  return rows.map((row) => toWorker(row, Date.now()));
}

import { randomUUID } from "node:crypto";
import os from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { closeDatabase } from "@/lib/store/database";
import { closeFeed } from "@/lib/store/feed";
import { closeQueue } from "@/lib/store/queue";
import { StoreUnavailable } from "@/lib/store/store-unavailable";
import { registerWorker, workerBeats, workerStopped } from "@/lib/store/workers";
import { executeRun } from "./execute-run";
import { hostReport } from "./host-report";
import { loop } from "./loop";

/** A worker process: on the list of workers, executing runs until it is told to stop. */

const BEAT_MS = 5_000;
const say = (message: string) => console.error(message);
const worker = { id: randomUUID(), host: os.hostname(), pid: process.pid };
const stopping = new AbortController();
let runId: string | null = null;

for (const signal of ["SIGTERM", "SIGINT"] as const)
  process.on(signal, () => stopping.abort(new Error("the worker was told to stop")));

const report = await hostReport();
await whenThere(() => registerWorker(worker, report));
console.log(`worker on ${worker.host} is ready: ${report.isolation.level} isolation, ${report.cores} cores`);
const beating = beat();
const onRun = (id: string | null) => {
  runId = id;
};
await loop({ worker, execute: executeRun, stopping: stopping.signal, onRun, say });
await beating;
await workerStopped(worker.id).catch(() => say("The database is away: this worker is not marked as stopped."));
closeFeed();
await closeQueue();
await closeDatabase();
// A last connection that does not close must not keep a stopped worker alive.
process.exit(0);

async function beat(): Promise<void> {
  while (!stopping.signal.aborted) {
    // A missed beat is made up for by the next; the loop says it when the database is away.
    await workerBeats(worker.id, runId).catch(() => {});
    await sleep(BEAT_MS, undefined, { signal: stopping.signal }).catch(() => {});
  }
}

async function whenThere(work: () => Promise<void>): Promise<void> {
  while (!stopping.signal.aborted)
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      say(error.message);
      await sleep(BEAT_MS, undefined, { signal: stopping.signal }).catch(() => {});
    }
}

import { setTimeout as sleep } from "node:timers/promises";
import { startMeasuring } from "@/lib/store/attempts";
import { closeDatabase } from "@/lib/store/database";
import { closeFeed } from "@/lib/store/feed";
import { closeQueue } from "@/lib/store/queue";
import { finished } from "@/lib/store/test-study";
import { type Execute, loop } from "./loop";

/** A worker as its own process for the tests of the loop: what it executes takes STAND_IN_MS and always ends well. */
const execute: Execute = async ({ run, recorder, stopwatch, signal }) => {
  await stopwatch.time("agent", async () => {
    for (let step = 1; step <= Number(process.env.STAND_IN_MS) / 50; step++) {
      recorder.record({ kind: "notice", step, data: { code: "agent-note", text: `step ${step}` } });
      await sleep(50, undefined, { signal });
    }
  });
  await startMeasuring(run.attemptId);
  const { timing: _, ...done } = finished(1.5);
  return done;
};

const stopping = new AbortController();
process.on("SIGTERM", () => stopping.abort(new Error("told to stop")));
const worker = { id: `test-${process.pid}`, host: "test", pid: process.pid };
const say = (message: string) => console.error(message);
const onRun = (runId: string | null) => runId && console.log(`run ${runId}`);
await loop({ worker, execute, stopping: stopping.signal, onRun, say });
closeFeed();
await closeQueue();
await closeDatabase();
console.log("stopped");

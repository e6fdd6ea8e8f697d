import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startMeasuring } from "@/lib/store/attempts";
import { closeDatabase } from "@/lib/store/database";
import { eventsAfter } from "@/lib/store/events";
import { closeFeed } from "@/lib/store/feed";
import { closeQueue } from "@/lib/store/queue";
import { attemptsOf, runMatrix } from "@/lib/store/runs";
import { StoreUnavailable } from "@/lib/store/store-unavailable";
import { getStudy } from "@/lib/store/studies";
import { scratchServer } from "@/lib/store/test-database";
import { finished, launched } from "@/lib/store/test-study";
import { migrate } from "../scripts/migrate.mjs";
import { type Execute, loop } from "./loop";

const before = process.env.DATABASE_URL;
let server: Awaited<ReturnType<typeof scratchServer>>;

beforeAll(async () => {
  server = await scratchServer();
  await migrate({ url: server.url, folder: "prisma/migrations" });
  process.env.DATABASE_URL = server.url;
});

afterAll(async () => {
  closeFeed();
  await closeQueue();
  await closeDatabase();
  server.stop();
  if (before) process.env.DATABASE_URL = before;
  else delete process.env.DATABASE_URL;
});

const execute: Execute = async ({ run, recorder, signal }) => {
  for (let step = 1; step <= 20; step++) {
    recorder.record({ kind: "notice", step, data: { code: "agent-note", text: `step ${step}` } });
    await sleep(50, undefined, { signal });
  }
  await startMeasuring(run.attemptId);
  const { timing: _, ...done } = finished(1.5);
  return done;
};

test("a worker outlives its database: the run under way is tried again, and the study ends whole", {
  timeout: 120_000,
}, async () => {
  const { id } = await launched();
  const stopping = new AbortController();
  const said: string[] = [];
  const worker = { id: "w", host: "test", pid: process.pid };
  const say = (message: string) => said.push(message);
  const running = loop({ worker, execute, stopping: stopping.signal, onRun: () => {}, say });
  while ((await getStudy(id)).counts.running === 0) await sleep(50);
  await sleep(300);
  server.halt();
  await sleep(2_000);
  await server.restart();
  while (!(await isComplete(id))) await sleep(200);
  stopping.abort(new Error("the test is over"));
  await running;
  expect(new Set(said)).toEqual(new Set([new StoreUnavailable(null).message]));
  const { cells } = await runMatrix(id);
  expect(cells.map((cell) => cell.state)).toEqual(Array(4).fill("done"));
  const attempts = (await Promise.all(cells.map((cell) => attemptsOf(cell.id)))).flat();
  expect(attempts.filter((attempt) => attempt.state === "done")).toHaveLength(4);
  const [lost] = attempts.filter((attempt) => attempt.state === "lost");
  const events = await eventsAfter(lost?.id ?? "", 0);
  expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
});

async function isComplete(id: string): Promise<boolean> {
  try {
    return (await getStudy(id)).state === "complete";
  } catch (error) {
    if (error instanceof StoreUnavailable) return false;
    throw error;
  }
}

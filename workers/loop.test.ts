import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { Fault } from "@/lib/protocol/fault";
import { startMeasuring } from "@/lib/store/attempts";
import { query } from "@/lib/store/database";
import { eventsAfter } from "@/lib/store/events";
import { cancelStudy, pauseStudy, resumeStudy } from "@/lib/store/launch-study";
import { attemptsOf, getRun, runMatrix } from "@/lib/store/runs";
import { getStudy } from "@/lib/store/studies";
import { provideTestDatabase } from "@/lib/store/test-database";
import { aDesign, finished, launched } from "@/lib/store/test-study";
import { type Execute, loop } from "./loop";

provideTestDatabase();

const children: ChildProcess[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) {
    child.kill("SIGKILL");
    if (child.exitCode === null && child.signalCode === null)
      await new Promise((resolve) => child.once("exit", resolve));
  }
});

/** A worker in a process of its own, whose runs take `milliseconds`. */
function startWorker(milliseconds: number): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, ["--import", "tsx", "workers/test-worker.ts"], {
    env: { ...process.env, STAND_IN_MS: String(milliseconds) },
  });
  children.push(child);
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  return { child, output: () => output };
}

async function until<T>(seconds: number, found: () => Promise<T | null | undefined | false>): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await found();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`did not happen within ${seconds} s: ${found}`);
    await sleep(100);
  }
}

const oneRun = () =>
  aDesign({
    sample: { perStratum: 1, seed: 1, taskIds: ["alpha-1"] },
    conditions: aDesign().conditions.slice(0, 1),
    plan: { ...aDesign().plan, contrasts: [] },
  });
const runIdsOf = async (studyId: string) => (await runMatrix(studyId)).cells.map((cell) => cell.id);
const firstRun = async (studyId: string) => (await runIdsOf(studyId))[0] ?? "";
const eventsOfFirstAttempt = async (runId: string) => {
  const [attempt] = await attemptsOf(runId);
  return attempt ? eventsAfter(attempt.id, 0) : [];
};
const isComplete = async (studyId: string) => (await getStudy(studyId)).state === "complete";

test("a worker killed with -9 loses nothing: its run is claimed again within a minute and counted once", {
  timeout: 120_000,
}, async () => {
  const { id } = await launched(oneRun());
  const runId = await firstRun(id);
  const { child } = startWorker(3_000);
  await until(30, async () => (await eventsOfFirstAttempt(runId)).length > 5);
  child.kill("SIGKILL");
  const killed = Date.now();
  startWorker(3_000);
  await until(60, async () => (await attemptsOf(runId)).length === 2);
  expect(Date.now() - killed).toBeLessThan(60_000);
  await until(30, () => isComplete(id));
  const attempts = await attemptsOf(runId);
  expect(attempts.map((attempt) => attempt.state)).toEqual(["lost", "done"]);
  const earlier = await eventsAfter(attempts[0]?.id ?? "", 0);
  expect(earlier.length).toBeGreaterThan(5);
  expect(earlier.map((event) => event.seq)).toEqual(earlier.map((_, index) => index + 1));
  expect(await getRun(runId)).toMatchObject({ state: "done", attempts: 2 });
  expect(await query("select count(*)::int as done from run where study_id = $1 and state = 'done'", [id])).toEqual([
    { done: 1 },
  ]);
});

test("a worker told to stop gives its run back at once and without counting it", { timeout: 60_000 }, async () => {
  const { id } = await launched(oneRun());
  const runId = await firstRun(id);
  const { child, output } = startWorker(20_000);
  await until(30, async () => (await eventsOfFirstAttempt(runId)).length > 0);
  child.kill("SIGTERM");
  await until(5, async () => output().includes("stopped"));
  expect(await getRun(runId)).toMatchObject({ state: "queued" });
  expect((await attemptsOf(runId)).map((attempt) => attempt.state)).toEqual(["released"]);
  startWorker(100);
  await until(15, () => isComplete(id));
});

test("two workers share a study's runs, each run executed once", { timeout: 60_000 }, async () => {
  const { id } = await launched(aDesign({ replicates: 3 }));
  startWorker(300);
  startWorker(300);
  await until(50, () => isComplete(id));
  const perRun = await Promise.all((await runIdsOf(id)).map(attemptsOf));
  expect(perRun.map((attempts) => attempts.map((attempt) => attempt.state))).toEqual(Array(12).fill(["done"]));
  expect(new Set(perRun.flat().map((attempt) => attempt.worker)).size).toBe(2);
});

/** A loop in this process; `stop` ends it. */
function run(execute: Execute): { stop: () => Promise<void>; said: string[] } {
  const stopping = new AbortController();
  const said: string[] = [];
  const worker = { id: "here", host: "test", pid: process.pid };
  const say = (message: string) => said.push(message);
  const ended = loop({ worker, execute, stopping: stopping.signal, onRun: () => {}, say });
  return {
    said,
    stop: async () => {
      stopping.abort(new Error("told to stop"));
      await ended;
    },
  };
}
const done = () => {
  const { timing: _, ...rest } = finished(1.5);
  return rest;
};
const waitForAbort: Execute = ({ signal }) =>
  new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));

test("a fault is retried, told in the trajectory, and no outcome; a defect of the program is a fault too", async () => {
  const { id } = await launched(oneRun());
  const runId = await firstRun(id);
  const failures = [new Fault("snapshot", "the package could not be fetched"), new TypeError("x is not a function")];
  const worker = run(async ({ run: claimed }) => {
    const failure = failures.shift();
    if (failure) throw failure;
    await startMeasuring(claimed.attemptId);
    return done();
  });
  await until(10, () => isComplete(id));
  await worker.stop();
  const attempts = await attemptsOf(runId);
  expect(attempts.map((attempt) => attempt.fault)).toEqual([
    { place: "snapshot", message: "the package could not be fetched", retriable: true },
    { place: "worker", message: "x is not a function", retriable: true },
    null,
  ]);
  expect((await eventsOfFirstAttempt(runId)).map((event) => event.kind)).toEqual(["fault"]);
  expect(worker.said.join("\n")).toContain("x is not a function");
});

test("cancelling a study aborts the run under way within moments", async () => {
  const { id } = await launched();
  const worker = run(waitForAbort);
  const busy = await until(10, async () => (await runMatrix(id)).cells.find((cell) => cell.state === "running"));
  const began = Date.now();
  await cancelStudy(id);
  await worker.stop();
  expect(Date.now() - began).toBeLessThan(5_000);
  expect((await attemptsOf(busy.id)).map((attempt) => attempt.state)).toEqual(["cancelled"]);
  expect((await getStudy(id)).counts).toMatchObject({ cancelled: 4, running: 0 });
});

test("pausing lets the run under way finish and starts no other until the study is resumed", async () => {
  const { id } = await launched();
  let release = () => {};
  const worker = run(async ({ run: claimed }) => {
    await new Promise<void>((resolve) => (release = resolve));
    await startMeasuring(claimed.attemptId);
    return done();
  });
  await until(10, async () => (await getStudy(id)).counts.running === 1);
  await pauseStudy(id);
  release();
  await until(10, async () => (await getStudy(id)).counts.done === 1);
  await sleep(1_500);
  expect((await getStudy(id)).counts).toMatchObject({ done: 1, queued: 3, running: 0 });
  await resumeStudy(id);
  await until(10, async () => (await getStudy(id)).counts.running === 1);
  await cancelStudy(id);
  release();
  await worker.stop();
});

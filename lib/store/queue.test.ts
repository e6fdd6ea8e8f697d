import { expect, test } from "vitest";
import { claimRun } from "./claim-run";
import { cancelStudy, pauseStudy, resumeStudy } from "./launch-study";
import { beat, closeQueue, completeJob, queueDepth, returnJob, takeJob } from "./queue";
import { requeueForgotten } from "./requeue-forgotten";
import { runMatrix } from "./runs";
import { provideTestDatabase } from "./test-database";
import { launched } from "./test-study";

provideTestDatabase();

async function takeAll() {
  const jobs = [];
  for (let job = await takeJob(); job; job = await takeJob()) jobs.push(job);
  return jobs;
}

test("runs are handed out once each, in their randomised order", async () => {
  const { id } = await launched();
  const planned = (await runMatrix(id)).cells.map((cell) => cell.id);
  expect(await queueDepth()).toEqual({ waiting: 4, active: 0 });
  const jobs = await takeAll();
  expect(jobs.map((job) => job.runId)).toEqual(planned);
  expect(jobs[0]).toMatchObject({ studyId: id, phase: 1 });
  for (const job of jobs) await completeJob(job);
  expect(await takeJob()).toBeNull();
  await cancelStudy(id);
});

test("a job put back goes to the next who asks, and its first taker can no longer settle it", async () => {
  const { id } = await launched();
  const job = await takeJob();
  if (!job) throw new Error("no job");
  expect(await beat(job)).toBe(true);
  await returnJob(job);
  const again = await takeJob();
  expect(again).toMatchObject({ runId: job.runId, retryCount: job.retryCount + 1 });
  expect(await beat(job)).toBe(false);
  await completeJob(job);
  expect(again && (await beat(again))).toBe(true);
  await cancelStudy(id);
  await takeAll();
});

test("a paused study's runs wait, another study's go on, and none is lost by the pause", async () => {
  const paused = await launched();
  const other = await launched();
  await pauseStudy(paused.id);
  const jobs = await takeAll();
  expect(new Set(jobs.map((job) => job.studyId))).toEqual(new Set([other.id]));
  await resumeStudy(paused.id);
  expect((await takeAll()).map((job) => job.studyId)).toEqual([paused.id, paused.id, paused.id, paused.id]);
  await cancelStudy(paused.id);
  await cancelStudy(other.id);
});

test("a cancelled study leaves nothing in the queue", async () => {
  const { id } = await launched();
  await cancelStudy(id);
  expect(await takeJob()).toBeNull();
});

test("what the queue forgot is queued again, what it still has is not doubled", async () => {
  const { id } = await launched();
  const first = await takeJob();
  if (!first) throw new Error("no job");
  await claimRun(first.runId, { id: "w", host: "h", pid: 1 });
  const second = await takeJob();
  if (!second) throw new Error("no job");
  await completeJob(second);
  await requeueForgotten();
  const rest = await takeAll();
  expect(rest.map((job) => job.runId)).toContain(second.runId);
  expect(rest.map((job) => job.runId)).not.toContain(first.runId);
  expect(rest).toHaveLength(3);
  await cancelStudy(id);
});

test("a closed queue opens again at the next use", async () => {
  await closeQueue();
  expect(await takeJob()).toBeNull();
});

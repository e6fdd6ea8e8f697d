import { expect, test } from "vitest";
import type { StudyDesign } from "@/lib/protocol/study";
import { failAttempt, finishRun, releaseAttempt, startMeasuring } from "./attempts";
import { getText } from "./blobs";
import { type ClaimedRun, claimRun } from "./claim-run";
import { cancelStudy, pauseStudy, resumeStudy } from "./launch-study";
import { listStudies } from "./list-studies";
import { retryFaults, retryRun } from "./retry-runs";
import { runEffects, runOutcome } from "./run-effects";
import { attemptsOf, getRun, listRuns, neighbours, runCounts, runMatrix } from "./runs";
import { getStudy } from "./studies";
import { studyNotes } from "./study-notes";
import { provideTestDatabase } from "./test-database";
import { aDesign, condition, finished, launched } from "./test-study";

provideTestDatabase();

const worker = { id: "w1", host: "here", pid: 1 };
const timing = { agent: 0, tools: 0, profiling: 0, measuring: 0, waiting: 0, harness: 0 };
const broken = { place: "sandbox", message: "no space left on device", retriable: true } as const;

async function runsOf(studyId: string) {
  return (await runMatrix(studyId)).cells;
}

async function claim(runId: string): Promise<ClaimedRun> {
  const claimed = await claimRun(runId, worker);
  if (typeof claimed === "string") throw new Error(claimed);
  return claimed;
}

async function finishAll(studyId: string, speedup: (run: { conditionId: string; taskId: string }) => number) {
  for (const cell of await runsOf(studyId))
    if (cell.state === "queued") {
      const { attemptId } = await claim(cell.id);
      await startMeasuring(attemptId);
      await finishRun(attemptId, finished(speedup(cell)));
    }
}

test("a finished run keeps its outcome, its patch and what it consumed, and never changes again", async () => {
  const { id } = await launched();
  const [cell] = await runsOf(id);
  if (!cell) throw new Error("no run");
  const { attemptId } = await claim(cell.id);
  await startMeasuring(attemptId);
  expect((await getRun(cell.id)).state).toBe("measuring");
  await finishRun(attemptId, finished(1.5, { ending: { name: "budget-exhausted", limit: "steps" } }));
  const run = await getRun(cell.id);
  expect(run).toMatchObject({
    ...{ state: "done", correct: true, verdict: "correct", attempts: 1 },
    ending: { name: "budget-exhausted", limit: "steps" },
    totals: { steps: 2, tokens: 300, usd: null },
  });
  expect(await getText(run.patchBlob ?? "")).toContain("+++ b/index.js");
  expect((await runOutcome(run.id))?.outcome.speedup).toBe(1.5);
  expect(await attemptsOf(run.id)).toMatchObject([{ state: "done", timing: { measuring: 2 } }]);
  expect(await claimRun(run.id, worker)).toBe("settled");
  await expect(finishRun(attemptId, finished(9))).rejects.toThrow(/no longer under way/);
  expect((await runOutcome(run.id))?.outcome.speedup).toBe(1.5);
});

test("cells tell how far a run is and never how fast it was", async () => {
  const { id } = await launched();
  await finishAll(id, () => 1.7);
  const text = JSON.stringify([await runsOf(id), await listRuns(id)]);
  expect(text).toContain('"correct":true');
  expect(text).not.toMatch(/peedup|0\.85|1\.7/);
});

test("a machinery fault is tried again three times, then excluded with its reason, and is no outcome", async () => {
  const { id } = await launched();
  const [cell] = await runsOf(id);
  if (!cell) throw new Error("no run");
  const after = [];
  for (let i = 0; i < 3; i++) after.push(await failAttempt((await claim(cell.id)).attemptId, broken, timing));
  expect(after).toEqual(["retry", "retry", "excluded"]);
  expect(await getRun(cell.id)).toMatchObject({
    ...{ state: "fault", attempts: 3, verdict: null, totals: null },
    excludedReason: "sandbox: no space left on device (after 3 attempts)",
  });
  const effects = await runEffects(id);
  expect(effects.find((run) => run.id === cell.id)).toMatchObject({ state: "fault", score: null });
});

test("a fault that a retry cannot mend is excluded at once", async () => {
  const { id } = await launched();
  const [cell] = await runsOf(id);
  const { attemptId } = await claim(cell?.id ?? "");
  expect(await failAttempt(attemptId, { ...broken, retriable: false }, timing)).toBe("excluded");
});

test("a run that takes its worker down three times is excluded instead of taking down every worker", async () => {
  const { id } = await launched();
  const [cell] = await runsOf(id);
  for (let i = 0; i < 3; i++) await claim(cell?.id ?? "");
  expect(await claimRun(cell?.id ?? "", worker)).toBe("settled");
  expect(await getRun(cell?.id ?? "")).toMatchObject({ state: "fault", attempts: 3 });
  expect((await attemptsOf(cell?.id ?? "")).map((attempt) => attempt.state)).toEqual(["lost", "lost", "lost"]);
});

test("a clean stop puts the run back without counting against it", async () => {
  const { id } = await launched();
  const [cell] = await runsOf(id);
  for (let i = 0; i < 5; i++) await releaseAttempt((await claim(cell?.id ?? "")).attemptId, timing);
  expect(await getRun(cell?.id ?? "")).toMatchObject({ state: "queued", attempts: 5 });
});

test("a study is complete when its last run is settled, faults included, and opens again for a retry", async () => {
  const { id } = await launched();
  const [cell] = await runsOf(id);
  const { attemptId } = await claim(cell?.id ?? "");
  await failAttempt(attemptId, { ...broken, retriable: false }, timing);
  await finishAll(id, () => 2);
  expect(await getStudy(id)).toMatchObject({ state: "complete", counts: { done: 3, fault: 1 } });
  expect((await studyNotes(id)).at(-1)?.text).toBe("Complete; 1 run is excluded, each with its reason.");
  await retryRun(cell?.id ?? "");
  expect(await getStudy(id)).toMatchObject({ state: "running", completedAt: null });
  await finishAll(id, () => 2);
  expect(await getStudy(id)).toMatchObject({ state: "complete", counts: { done: 4, fault: 0 } });
  expect(await retryFaults(id)).toBe(0);
  await expect(retryRun(cell?.id ?? "")).rejects.toMatchObject({ reason: "wrong-state" });
});

test("the headline of a complete study averages replicates within a task first", async () => {
  const { id } = await launched(aDesign({ replicates: 2 }));
  await finishAll(id, ({ conditionId, taskId }) => (conditionId === "C0" ? 1 : taskId === "alpha-1" ? 4 : 2));
  const headline = (await listStudies()).find((study) => study.id === id)?.headline;
  expect(headline).toEqual([
    { conditionId: "C0", runs: 4, correct: 4, meanLogSpeedupRatio: Math.log(1 / 2) },
    { conditionId: "C1", runs: 4, correct: 4, meanLogSpeedupRatio: Math.log(2) / 2 },
  ]);
});

test("a paused study's runs are not claimed; its last run may end while it is paused", async () => {
  const { id } = await launched();
  const [first, ...rest] = await runsOf(id);
  const { attemptId } = await claim(first?.id ?? "");
  for (const cell of rest) await finishRunNow(cell.id);
  await pauseStudy(id);
  expect(await claimRun(rest[0]?.id ?? "", worker)).toBe("paused");
  await finishRunAt(attemptId);
  expect((await getStudy(id)).state).toBe("paused");
  expect((await resumeStudy(id)).state).toBe("complete");
});

test("cancelling ends runs under way, and their worker can write nothing more", async () => {
  const { id } = await launched();
  const [cell] = await runsOf(id);
  const { attemptId } = await claim(cell?.id ?? "");
  await cancelStudy(id);
  await expect(finishRun(attemptId, finished(2))).rejects.toThrow(/no longer under way/);
  expect(await runCounts(id)).toMatchObject({ cancelled: 4, done: 0 });
  expect((await attemptsOf(cell?.id ?? "")).map((attempt) => attempt.state)).toEqual(["cancelled"]);
  await expect(retryFaults(id)).rejects.toMatchObject({ reason: "wrong-state" });
});

const twoPhases = (changes: Partial<StudyDesign> = {}) =>
  aDesign({
    conditions: [
      ...[condition("C0", null), condition("C2", "top-k"), condition("C3", "call-paths")],
      condition("B1", { rule: "best-of", among: ["C2", "C3"] }),
    ],
    plan: { ...aDesign().plan, contrasts: [] },
    ...changes,
  });

test("the second phase starts by itself with what the declared rule chose, on record", async () => {
  const { id } = await launched(twoPhases());
  await finishPhaseOne(id, ({ conditionId }) => (conditionId === "C3" ? 1.8 : 1.2));
  const decision = (await studyNotes(id)).find((note) => note.kind === "decision");
  expect(decision?.text).toMatch(/B1 shows call-paths as C3 does \(mean log SR -0\.1054 over 2 tasks\)/);
  const second = (await runsOf(id)).filter((cell) => cell.phase === 2);
  expect(second).toHaveLength(2);
  const claimed = await claim(second[0]?.id ?? "");
  expect(claimed.condition).toMatchObject({ id: "B1", profiling: { representation: "call-paths", calls: 3 } });
  for (const cell of second) await finishRunNow(cell.id);
  expect((await getStudy(id)).state).toBe("complete");
});

test("without a finished run to choose by, the second phase is cancelled with that reason", async () => {
  const { id } = await launched(twoPhases());
  for (const cell of await runsOf(id))
    if (cell.phase === 1) await failAttempt((await claim(cell.id)).attemptId, { ...broken, retriable: false }, timing);
  expect(await getStudy(id)).toMatchObject({ state: "complete", counts: { fault: 6, cancelled: 2 } });
});

test("the list goes on from a position, narrows by a filter, and knows a run's neighbours in it", async () => {
  const { id } = await launched(aDesign({ replicates: 3 }));
  const first = await listRuns(id, {}, { limit: 5 });
  const second = await listRuns(id, {}, { after: first.next ?? -1, limit: 50 });
  expect([...first.runs, ...second.runs].map((run) => run.position)).toEqual([...Array(12).keys()]);
  expect(second.next).toBeNull();
  const { runs } = await listRuns(id, { conditionId: "C1", taskId: "alpha-1" });
  expect(runs).toHaveLength(3);
  const middle = await getRun(runs[1]?.id ?? "");
  expect(await neighbours(middle, { conditionId: "C1", taskId: "alpha-1" })).toEqual({
    previous: runs[0]?.id,
    next: runs[2]?.id,
  });
  expect((await neighbours(await getRun(first.runs[0]?.id ?? ""))).previous).toBeNull();
});

test("the matrix sends only what changed since a change number", async () => {
  const { id } = await launched();
  const { change, cells } = await runMatrix(id);
  expect((await runMatrix(id, change)).cells).toEqual([]);
  await claim(cells[2]?.id ?? "");
  const news = await runMatrix(id, change);
  expect(news.cells.map((cell) => [cell.id, cell.state])).toEqual([[cells[2]?.id, "running"]]);
  expect((await runMatrix(id, news.change)).cells).toEqual([]);
});

async function finishPhaseOne(studyId: string, speedup: (run: { conditionId: string }) => number) {
  for (const cell of await runsOf(studyId)) if (cell.phase === 1) await finishRunNow(cell.id, speedup(cell));
}

async function finishRunNow(runId: string, speedup = 2) {
  await finishRunAt((await claim(runId)).attemptId, speedup);
}

async function finishRunAt(attemptId: string, speedup = 2) {
  await startMeasuring(attemptId);
  await finishRun(attemptId, finished(speedup));
}

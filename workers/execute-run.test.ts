import os from "node:os";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { EventKind } from "@/lib/protocol/event";
import type { StudyDesign } from "@/lib/protocol/study";
import { getText } from "@/lib/store/blobs";
import { eventsAfter, eventsOfKind } from "@/lib/store/events";
import { freezeStudy } from "@/lib/store/freeze-study";
import { launchStudy } from "@/lib/store/launch-study";
import { basesOf, loadProfile } from "@/lib/store/profiles";
import { runEffects, runOutcome } from "@/lib/store/run-effects";
import { attemptsOf, getRun, runMatrix } from "@/lib/store/runs";
import { createStudy, getStudy } from "@/lib/store/studies";
import { provideTestDatabase } from "@/lib/store/test-database";
import { aDesign, condition } from "@/lib/store/test-study";
import { executeRun } from "./execute-run";
import { loop } from "./loop";

/** Real packages, real sandbox, real profiles and timings: only small ones. */
provideTestDatabase();

beforeAll(() => {
  process.env.WICK_DATA ||= path.join(os.tmpdir(), "wick-test-data");
});

const SLOW = 240_000;
const TASK = "denque-fromarray";

async function complete(changes: Partial<StudyDesign>): Promise<string> {
  const { id } = await createStudy(
    aDesign({
      sample: { perStratum: null, seed: 1, taskIds: [TASK] },
      budget: { steps: 20, wallSeconds: 120, tokens: 50_000, usd: null },
      measurement: { warmups: 0, minRounds: 3, maxRounds: 3, targetHalfWidth: 0.05 },
      ...changes,
    }),
  );
  await freezeStudy(id);
  await launchStudy(id);
  const stopping = new AbortController();
  const worker = { id: "test-worker", host: "test", pid: process.pid };
  const said: string[] = [];
  const say = (message: string) => said.push(message);
  const running = loop({ worker, execute: executeRun, stopping: stopping.signal, onRun: () => {}, say });
  while ((await getStudy(id)).state === "running") await new Promise((resolve) => setTimeout(resolve, 200));
  stopping.abort(new Error("the test is over"));
  await running;
  expect(said).toEqual([]);
  return id;
}

test("the evidence reader works on a real package: evidence, edit, measured outcome, all on record", {
  timeout: SLOW,
}, async () => {
  const id = await complete({ agent: { id: "evidence-reader", parameters: { skill: 1 } } });
  const study = await getStudy(id);
  expect(study).toMatchObject({ state: "complete", simulated: true, counts: { done: 2, fault: 0 } });
  const cells = (await runMatrix(id)).cells;
  const kinds = async (conditionId: string) => {
    const cell = cells.find((each) => each.conditionId === conditionId);
    const [attempt] = await attemptsOf(cell?.id ?? "");
    const events = await eventsAfter(attempt?.id ?? "", 0);
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
    return { attempt, kinds: new Set(events.map((event): EventKind => event.kind)) };
  };
  const plain = await kinds("C0");
  const profiled = await kinds("C1");
  const always: EventKind[] = [
    "started",
    "message",
    "tool-call",
    "tool-result",
    "edit",
    "test-result",
    "workload-result",
    "budget",
    "ending",
  ];
  expect([...plain.kinds].sort()).toEqual([...always].sort());
  expect([...profiled.kinds].sort()).toEqual([...always, "profile-captured", "evidence-shown"].sort());

  const [captured] = await eventsOfKind(profiled.attempt?.id ?? "", "profile-captured");
  const bases = await basesOf(id);
  expect(bases).toMatchObject([{ taskId: TASK, profileId: captured?.data.profile }]);
  expect(captured?.data).toMatchObject({
    replayed: true,
    chargedSeconds: expect.closeTo(bases[0]?.chargedSeconds ?? 0),
  });
  const { profile } = await loadProfile(captured?.data.profile ?? "");
  expect(profile.strings.some((text) => text.endsWith("index.js"))).toBe(true);

  const run = await getRun(cells.find((cell) => cell.conditionId === "C1")?.id ?? "");
  expect(run.totals).toMatchObject({ profilingCalls: 1, profilingOutside: 0 });
  expect(await getText(run.patchBlob ?? "")).toMatch(/^diff --git|^--- /m);
  const result = await runOutcome(run.id);
  expect(result?.measurement.samples.length).toBeGreaterThanOrEqual(9);
  expect(result?.outcome.correct).toBe(true);
  const timing = profiled.attempt?.timing;
  expect(timing?.measuring).toBeGreaterThan(0);
  expect(timing?.tools).toBeGreaterThan(0);
});

test("a condition gets the kind of profile it asks for, and known answers stay those of CPU time", {
  timeout: SLOW,
}, async () => {
  const given = condition("memory", "top-k");
  const memory = { ...given, profiling: given.profiling && { ...given.profiling, kind: "allocation" as const } };
  const conditions = [condition("time", "top-k"), memory];
  const contrasts = [{ id: "x", question: "RQ1" as const, treatment: "memory", control: "time" }];
  const agent = { id: "evidence-reader", parameters: { skill: 1 } };
  const id = await complete({ agent, conditions, plan: { ...aDesign().plan, contrasts } });
  expect(await getStudy(id)).toMatchObject({ state: "complete", counts: { done: 2, fault: 0 } });
  const bases = await basesOf(id);
  const kinds = await Promise.all(bases.map(async (base) => (await loadProfile(base.profileId)).profile.meta.kind));
  expect(kinds.sort()).toEqual(["allocation", "cpu"]);
  const shown = async (conditionId: string) => {
    const cell = (await runMatrix(id)).cells.find((each) => each.conditionId === conditionId);
    const [attempt] = await attemptsOf(cell?.id ?? "");
    const [captured] = await eventsOfKind(attempt?.id ?? "", "profile-captured");
    return (await loadProfile(captured?.data.profile ?? "")).profile.meta;
  };
  expect(await shown("time")).toMatchObject({ kind: "cpu", unit: "microseconds" });
  expect(await shown("memory")).toMatchObject({ kind: "allocation", unit: "bytes" });
});

test("no edit is speed 1, the expert's is the expert's, a broken package is incorrect", { timeout: SLOW }, async () => {
  const agents = ["noop", "expert", "breaker"];
  const conditions = agents.map((agent) => ({ ...condition(agent, null), agent: { id: agent, parameters: {} } }));
  const id = await complete({ conditions, plan: { ...aDesign().plan, contrasts: [] } });
  const scores = Object.fromEntries((await runEffects(id)).map((run) => [run.conditionId, run.score]));
  expect(scores.noop).toMatchObject({ correct: true });
  expect(scores.noop?.speedup).toBeGreaterThan(0.7);
  expect(scores.noop?.speedup).toBeLessThan(1.4);
  expect(scores.expert).toMatchObject({ correct: true });
  expect(Math.abs(scores.expert?.logSpeedupRatio ?? 9)).toBeLessThan(0.35);
  expect(scores.breaker).toMatchObject({ correct: false, speedup: 1 });
});

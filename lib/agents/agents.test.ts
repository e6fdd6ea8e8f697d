import { afterEach, beforeEach, expect, test } from "vitest";
import { Ledger } from "@/lib/budget/ledger";
import type { ProfilingPolicy } from "@/lib/protocol/condition";
import type { EventDraft } from "@/lib/protocol/event";
import type { Ending } from "@/lib/protocol/run";
import { check } from "@/lib/protocol/say-issue";
import { type LocalSandbox, openLocalSandbox } from "@/lib/sandbox/local-sandbox";
import { generator } from "@/lib/stats/generator";
import type { AgentContext } from "./agent";
import { AGENTS, chosenAgent } from "./agents";
import { makeAnswerKey } from "./calibration/make-answer-key";
import { baseProfile, expertFiles, openSmallWorkbench, type SmallWorkbench, sources } from "./fixtures/small-workbench";
import { openTools } from "./tools/metered-tools";
import type { ResolvedPolicy } from "./tools/render-evidence";

const key = makeAnswerKey({ sources: sources(), expertFiles: expertFiles(), baseProfile, seed: 3 });
const policy: ResolvedPolicy = {
  kind: "cpu",
  granularity: "function",
  representation: "baseline",
  trigger: "on-demand",
  calls: 3,
  secondsPerCall: 30,
  evidenceTokens: 1500,
};

let small: SmallWorkbench<LocalSandbox>;
beforeEach(async () => {
  small = await openSmallWorkbench(openLocalSandbox);
});
afterEach(() => small.close());

interface Played {
  ending: Ending;
  events: EventDraft[];
  patch: string;
  random: ReturnType<typeof generator>;
}

async function play(
  id: string,
  setting: { parameters?: Record<string, number>; policy?: ResolvedPolicy | null; steps?: number; seed?: number } = {},
): Promise<Played> {
  const { agent, parameters } = chosenAgent({ id, parameters: setting.parameters ?? {} });
  const events: EventDraft[] = [];
  const profiling = setting.policy ?? null;
  const opened = await openTools({
    workbench: small.workbench,
    ledger: new Ledger({ steps: setting.steps ?? 50, wallSeconds: 600, tokens: 100_000, usd: null }, profiling),
    policy: profiling,
    model: null,
    record: (draft) => events.push(draft),
    clock: () => performance.now(),
    signal: new AbortController().signal,
  });
  const random = generator(setting.seed ?? 5);
  const context: AgentContext = { ...opened, statement: "slow", random, signal: new AbortController().signal };
  const run = agent.kind === "calibration" ? agent.run(context, parameters, key) : agent.run(context, parameters);
  for (;;) {
    const next = await run.next();
    if (next.done) return { ending: next.value, events, patch: await small.sandbox.patch(), random };
    events.push(next.value);
  }
}

const toolsUsed = ({ events }: Played) =>
  events.flatMap((event) => (event.kind === "tool-call" ? [event.data.tool] : []));
const said = ({ events }: Played) =>
  events.flatMap((event) => (event.kind === "message" ? [event.data.content.text] : []));

test("noop submits the tree unchanged", async () => {
  const played = await play("noop");
  expect(played).toMatchObject({ ending: { name: "submitted" }, patch: "" });
  expect(toolsUsed(played)).toEqual(["submit"]);
});

test("expert leaves the expert's files", async () => {
  const played = await play("expert");
  expect(played.ending).toEqual({ name: "submitted" });
  expect(await small.sandbox.read("src/unique.js")).toBe(expertFiles()["src/unique.js"]);
});

test("breaker leaves a tree under which guard cases fail", async () => {
  await play("breaker");
  const { guards } = await small.workbench.test(20, new AbortController().signal);
  expect(guards.every((guard) => !guard.passed)).toBe(true);
});

test("evidence-reader asks once, takes what the evidence names, tests, times and submits", async () => {
  const played = await play("evidence-reader", { policy });
  expect(toolsUsed(played)).toEqual(["profile", "edit", "test", "workload", "submit"]);
  expect(said(played)[0]).toMatch(new RegExp(`${key.expert.id} of 7 by the evidence`));
  expect(await small.sandbox.read("src/unique.js")).toBe(expertFiles()["src/unique.js"]);
});

test("evidence-reader reads what is pushed, without asking", async () => {
  const played = await play("evidence-reader", { policy: { ...policy, trigger: "at-start" } });
  expect(toolsUsed(played)).toEqual(["edit", "test", "workload", "submit"]);
  expect(said(played)[0]).toContain("by the evidence");
});

test("evidence-reader without evidence, or without skill, does not depend on the profile", async () => {
  const without = await play("evidence-reader", { policy: null });
  expect(toolsUsed(without)).toEqual(["edit", "test", "workload", "submit"]);
  expect(said(without)[0]).toContain("without evidence, at random");
  small.close();
  small = await openSmallWorkbench(openLocalSandbox);
  const unskilled = await play("evidence-reader", { policy, parameters: { skill: 0 } });
  expect(said(unskilled)[0]).toContain("ignoring the evidence");
  expect(unskilled.patch).toBe(without.patch);
});

test("evidence-reader draws the same numbers whatever it is shown", async () => {
  const next: number[] = [];
  for (const setting of [null, policy]) {
    next.push((await play("evidence-reader", { policy: setting })).random.next());
    small.close();
    small = await openSmallWorkbench(openLocalSandbox);
  }
  expect(next[0]).toBe(next[1]);
});

test("evidence before submitting comes in an answer, and does not keep an agent from ending", async () => {
  const before: ProfilingPolicy["trigger"][] = ["after-edit", "before-submit"];
  for (const trigger of before) {
    const played = await play("evidence-reader", { policy: { ...policy, trigger } });
    expect(played.ending).toEqual({ name: "submitted" });
    small.close();
    small = await openSmallWorkbench(openLocalSandbox);
  }
});

const KNOWN_ANSWER = ["noop", "expert", "breaker", "evidence-reader"];

test.each(KNOWN_ANSWER)("%s ends by name when a limit is reached, with the tree as it stands", async (id) => {
  for (const steps of [1, 2]) {
    const { ending, events } = await play(id, { steps, policy });
    expect([{ name: "submitted" }, { name: "budget-exhausted", limit: "steps" }]).toContainEqual(ending);
    expect(events.filter((event) => event.kind === "budget").length).toBeLessThanOrEqual(steps);
    small.close();
    small = await openSmallWorkbench(openLocalSandbox);
  }
});

test("an unknown agent, parameter or value is refused by name", () => {
  expect(() => chosenAgent({ id: "nobody", parameters: {} })).toThrow("no agent is called nobody; there are noop,");
  expect(() => chosenAgent({ id: "evidence-reader", parameters: { skill: 2 } })).toThrow(
    /evidence-reader, skill is 2; expected a number of at most 1/,
  );
  expect(() => chosenAgent({ id: "noop", parameters: { skill: 1 } })).toThrow(/noop, skill is an unknown field/);
});

test("every agent has its own id, and only known-answer agents get the answers", () => {
  expect(new Set(AGENTS.map((agent) => agent.id)).size).toBe(AGENTS.length);
  expect(AGENTS.flatMap(({ id, kind }) => (kind === "calibration" ? [id] : []))).toEqual(KNOWN_ANSWER);
});

test("a working agent names the words it tells its model, so that a study can be held to them", () => {
  for (const agent of AGENTS)
    if (agent.kind === "working" && agent.prompts) expect(agent.prompts.sha256).toMatch(/^[0-9a-f]{64}$/);
});

/** What nobody can choose for a researcher. */
const LEFT_OPEN: Record<string, string[]> = { llm: ["model"], perfagent: ["model"], command: ["command"] };

test("the parameters a form begins with are right but for what somebody must choose", () => {
  for (const { id, parameters, defaults } of AGENTS) {
    const checked = check(parameters, defaults);
    const wrong = checked.ok ? [] : checked.problems.map(({ path }) => path);
    expect(wrong, id).toEqual(LEFT_OPEN[id] ?? []);
  }
});

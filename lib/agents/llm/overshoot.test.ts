import { expect, test } from "vitest";
import type { Budget } from "@/lib/budget/budget";
import { Trigger } from "@/lib/protocol/condition";
import type { ModelPrices, ModelRequest } from "@/lib/protocol/model";
import { type Generator, generator } from "@/lib/stats/generator";
import { memoryWorkbench, TestTime } from "../fixtures/memory-workbench";
import { dataOf, type Played, playAgent } from "../fixtures/play-agent";
import { type ScriptedReply, scriptedModel } from "../fixtures/scripted-model";
import type { ResolvedPolicy } from "../tools/render-evidence";
import { llm } from "./llm";
import { DEFAULTS, type Parameters } from "./parameters";

/** Every limit, what a run may do, and what its model does are drawn; the tokenizer is the provider's, so nothing may be over. */
const SCHEDULES = 1000;

interface Schedule {
  budget: Budget;
  prices: ModelPrices | null;
  policy: ResolvedPolicy | null;
  parameters: Parameters;
  contextTokens: number;
  maxOutputTokens: number;
  random: Generator;
}

const oneOf = <T>(random: Generator, items: readonly T[]): T => items[random.integer(items.length)]!;
const between = (random: Generator, low: number, high: number): number => low + random.integer(high - low + 1);

function drawSchedule(random: Generator): Schedule {
  const prices = { input: between(random, 1, 20), cachedInput: null, output: between(random, 1, 80), reasoning: null };
  const maxOutputTokens = between(random, 16, 1500);
  return {
    budget: {
      steps: between(random, 1, 25),
      wallSeconds: between(random, 1, 300),
      tokens: between(random, 100, 60_000),
      usd: random.next() < 0.5 ? null : between(random, 1, 2000) / 1000,
    },
    prices: random.next() < 0.7 ? prices : null,
    policy:
      random.next() < 0.3
        ? null
        : {
            ...{ kind: "cpu", granularity: "function", representation: oneOf(random, ["top-k", "baseline", "diff"]) },
            ...{ trigger: oneOf(random, Trigger.options), calls: between(random, 1, 4) },
            ...{ secondsPerCall: between(random, 1, 20), evidenceTokens: between(random, 40, 900) },
            drillDown: random.next() < 0.3,
          },
    parameters: {
      ...DEFAULTS,
      model: "scripted",
      turns: oneOf(random, TURNS),
      context: { keepTurns: 1, shortenTo: 0.5 },
    },
    contextTokens: maxOutputTokens + between(random, 1200, 12_000),
    maxOutputTokens,
    random,
  };
}

const TURNS: readonly Parameters["turns"][] = [
  { kind: "silent" },
  { kind: "remaining-each-step" },
  { kind: "reminders", at: [0.3, 0.6, 0.9] },
  { kind: "fixed-turns", turns: 6 },
  { kind: "extension-on-request", turns: 3, extension: 2, extensions: 2 },
];

function drawReply(random: Generator): ScriptedReply {
  const calls = Array.from({ length: random.integer(5) }, () => drawCall(random));
  return {
    text: random.next() < 0.5 ? "I look at it. ".repeat(random.integer(60)) : "",
    reasoning: random.next() < 0.3 ? "It may be the loop. ".repeat(random.integer(40)) : "",
    calls,
    milliseconds: random.integer(20_000),
    waitedMilliseconds: random.next() < 0.1 ? 100_000 : 0,
  };
}

function drawCall(random: Generator): { name: string; input?: unknown; problem?: string } {
  const draw = random.integer(12);
  if (draw < 4)
    return {
      name: "exec",
      input: { command: `say ${random.integer(60_000)} in ${random.integer(40)}`, timeoutSeconds: 30 },
    };
  if (draw === 4) return { name: "read", input: { path: "index.js" } };
  if (draw === 5)
    return { name: "edit", input: { path: "index.js", content: `module.exports = ${random.integer(9)};\n` } };
  if (draw === 6) return { name: "test", input: {} };
  if (draw === 7)
    return { name: "profile", input: random.next() < 0.5 ? {} : { ask: { handle: "f1", what: "callers" } } };
  if (draw === 8) return { name: "workload", input: { samples: 1 + random.integer(8) } };
  if (draw === 9) return { name: oneOf(random, ["browse", "more_turns", "read"]), input: { path: 7 } };
  if (draw === 10) return { name: "exec", problem: "it ends early" };
  return random.next() < 0.3 ? { name: "submit", input: {} } : { name: "search", input: { pattern: "exports" } };
}

async function play(schedule: Schedule): Promise<Played & { sent: ModelRequest[] }> {
  const time = new TestTime();
  const { prices, contextTokens, maxOutputTokens, random } = schedule;
  const sampling = { temperature: null, topP: null, maxOutputTokens, reasoningEffort: null };
  const model = scriptedModel(() => drawReply(random), { prices, contextTokens, sampling }, time.pass);
  const played = await playAgent(llm, schedule.parameters, {
    ...{ workbench: memoryWorkbench(time), model, policy: schedule.policy, budget: schedule.budget, clock: time.read },
  });
  return { ...played, sent: model.asked };
}

test(`${SCHEDULES} randomised schedules: no limit is ever overshot, and every run ends by a name`, {
  timeout: 240_000,
}, async () => {
  const endings = new Map<string, number>();
  for (let number = 0; number < SCHEDULES; number++) {
    const schedule = drawSchedule(generator(20).fork(number));
    const { ending, events, ledger, sent } = await play(schedule);
    const { spent, held } = ledger.state();
    const { steps, wallSeconds, tokens, usd } = schedule.budget;
    const said = `schedule ${number}`;
    expect(spent.steps, said).toBeLessThanOrEqual(steps);
    expect(spent.tokens, said).toBeLessThanOrEqual(tokens);
    expect(spent.wallSeconds, said).toBeLessThanOrEqual(wallSeconds + 1e-6);
    expect(spent.usd, said).toBeLessThanOrEqual((usd ?? Number.POSITIVE_INFINITY) + 1e-9);
    expect(spent.profilingCalls, said).toBeLessThanOrEqual(schedule.policy?.calls ?? 0);
    expect(spent.evidenceTokens, said).toBeLessThanOrEqual(
      (schedule.policy?.calls ?? 0) * (schedule.policy?.evidenceTokens ?? 0),
    );
    expect(
      Object.values(held).every((amount) => amount === 0),
      said,
    ).toBe(true);

    const calls = dataOf(events, "model-call");
    expect(calls.length, said).toBe(sent.length);
    expect(
      calls.reduce((sum, call) => sum + call.inputTokens + call.outputTokens, 0),
      said,
    ).toBe(spent.tokens);
    expect(
      calls.every((call) => call.overshootTokens === 0),
      said,
    ).toBe(true);
    for (const request of sent) expect(request.maxOutputTokens, said).toBeGreaterThanOrEqual(16);

    const name = ending.name === "budget-exhausted" ? `${ending.name} ${ending.limit}` : ending.name;
    endings.set(name, (endings.get(name) ?? 0) + 1);
  }
  // The schedules reach every ending there is, so that none of the above holds for want of trying.
  expect([...endings.keys()].sort()).toEqual([
    "budget-exhausted steps",
    "budget-exhausted tokens",
    "budget-exhausted usd",
    "budget-exhausted wallSeconds",
    "context-exhausted",
    "malformed-calls",
    "submitted",
    "turn-limit",
  ]);
});

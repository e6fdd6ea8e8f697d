import { expect, test } from "vitest";
import { countTokens } from "@/lib/evidence/tokens";
import { Fault } from "@/lib/protocol/fault";
import type { ModelConfig } from "@/lib/protocol/model";
import { memoryWorkbench, TestTime } from "../fixtures/memory-workbench";
import { dataOf, openContext, playAgent, type Setting } from "../fixtures/play-agent";
import { type ScriptedReply, scriptedModel } from "../fixtures/scripted-model";
import type { ResolvedPolicy } from "../tools/render-evidence";
import { llm } from "./llm";
import { DEFAULTS, type Parameters } from "./parameters";
import { PROMPTS } from "./prompts";

type Script = readonly ScriptedReply[] | ((number: number) => ScriptedReply);

async function play(
  script: Script,
  more: { config?: Partial<ModelConfig>; parameters?: Partial<Parameters> } & Partial<Setting> = {},
) {
  const time = new TestTime();
  const { config, parameters, ...setting } = more;
  const reply = (number: number) => (typeof script === "function" ? script(number) : (script[number - 1] ?? SUBMIT));
  const model = scriptedModel((_, number) => reply(number), config, time.pass);
  const workbench = memoryWorkbench(time);
  const chosen = { ...DEFAULTS, model: "scripted", ...parameters };
  return { model, ...(await playAgent(llm, chosen, { workbench, model, clock: time.read, ...setting })) };
}

const SUBMIT: ScriptedReply = { calls: [{ name: "submit" }] };
const call = (name: string, input: unknown = {}): ScriptedReply => ({ calls: [{ name, input }] });
const said = (count: number) => call("exec", { command: `say ${count} in 1` });

test("it works turn by turn, is billed for what it is sent and says, and everything is on record", async () => {
  const { ending, events, ledger, model } = await play([
    { text: "I look.", reasoning: "Where is it slow?", calls: [{ name: "read", input: { path: "index.js" } }] },
    {
      calls: [
        { name: "edit", input: { path: "index.js", old: "1", new: "2" } },
        { name: "test" },
        { name: "workload" },
      ],
    },
    { text: "Done.", ...SUBMIT },
  ]);
  expect(ending).toEqual({ name: "submitted" });
  expect(dataOf(events, "message").map(({ role }) => role)).toEqual([
    "system",
    "user",
    "tools",
    "thought",
    "agent",
    "agent",
  ]);
  expect(dataOf(events, "tool-call").map(({ tool }) => tool)).toEqual(["read", "edit", "test", "workload", "submit"]);
  const calls = dataOf(events, "model-call");
  expect(calls).toHaveLength(3);
  expect(calls[1]).toMatchObject({ model: "scripted", estimated: false, retries: 0, overshootTokens: 0, usd: null });
  const billed = calls.reduce((sum, each) => sum + each.inputTokens + each.outputTokens, 0);
  expect(ledger.state().spent).toMatchObject({ steps: 5, tokens: billed });
  const answers = dataOf(events, "tool-result").map(({ content }) => content.text);
  expect(model.asked[2]?.messages.flatMap((each) => (each.role === "tool" ? [each.text] : []))).toEqual(
    answers.slice(0, 4),
  );
});

test("without a model the answers' tokens are charged; with one the next bill has them, and evidence is tallied once", async () => {
  const policy: ResolvedPolicy = {
    ...{ kind: "cpu", granularity: "function", representation: "top-k", trigger: "on-demand" },
    ...{ calls: 2, secondsPerCall: 10, evidenceTokens: 300 },
  };
  const plain = await openContext({ workbench: memoryWorkbench(new TestTime()), model: null, policy });
  const answer = await plain.context.tools.profile({});
  const tokens = countTokens(answer.text);
  expect(plain.ledger.state().spent).toMatchObject({ tokens, evidenceTokens: tokens });
  const model = scriptedModel(() => SUBMIT);
  const asked = await openContext({ workbench: memoryWorkbench(new TestTime()), model, policy });
  expect(await asked.context.tools.profile({})).toEqual(answer);
  expect(asked.ledger.state().spent).toMatchObject({ tokens: 0, evidenceTokens: tokens, profilingCalls: 1, steps: 1 });
  const pushed: ResolvedPolicy = { ...policy, trigger: "at-start" };
  for (const [thinker, charged] of [
    [null, tokens + 2],
    [model, 0],
  ] as const) {
    const { ledger } = await openContext({
      workbench: memoryWorkbench(new TestTime()),
      model: thinker,
      policy: pushed,
    });
    expect(ledger.state().spent).toMatchObject({ tokens: charged, evidenceTokens: tokens });
  }
});

test("an answer is cut so that the next call of the model still fits", async () => {
  const { events, ledger, model, ending } = await play([said(1), said(90_000), SUBMIT], { budget: { tokens: 7000 } });
  expect(ending).toEqual({ name: "submitted" });
  const [, cut] = dataOf(events, "tool-result");
  expect(cut?.truncated).toBe(true);
  expect(cut?.content.text).toContain("characters left out");
  expect(model.asked).toHaveLength(3);
  expect(ledger.state().spent.tokens).toBeLessThanOrEqual(7000);
});

test("a call that does not fit is not sent: the run ends by the limit that has no room for it", async () => {
  const tokens = await play(() => said(2000), { budget: { tokens: 12_000 } });
  expect(tokens.ending).toEqual({ name: "budget-exhausted", limit: "tokens" });
  const prices = { input: 1, cachedInput: null, output: 2, reasoning: null };
  const usd = await play(() => said(2000), { budget: { usd: 0.02 }, config: { prices } });
  expect(usd.ending).toEqual({ name: "budget-exhausted", limit: "usd" });
  expect(usd.ledger.state().spent.usd).toBeGreaterThan(0.01);
  expect(usd.ledger.state().spent.usd).toBeLessThanOrEqual(0.02);
  const steps = await play(() => said(20), { budget: { steps: 2 } });
  expect(steps.ending).toEqual({ name: "budget-exhausted", limit: "steps" });
  expect(steps.model.asked).toHaveLength(2);
});

test("the longest reply shrinks to what the tokens and the model's context have room for", async () => {
  const { model } = await play([said(20), SUBMIT], { budget: { tokens: 6000 } });
  for (const { maxOutputTokens } of model.asked) expect(maxOutputTokens).toBeLessThanOrEqual(2000);
  const first = model.estimateInput(model.asked[0] ?? { messages: [], tools: [] });
  const narrow = await play([SUBMIT], { config: { contextTokens: first + 700 } });
  expect(narrow.model.asked[0]?.maxOutputTokens).toBe(700);
});

test("what a provider bills above its estimate is charged, told with the call, and ends the run when it is too much", async () => {
  const { events, ledger, ending } = await play([{ ...said(20), billedAbove: 9000 }], { budget: { tokens: 6000 } });
  const [bill] = dataOf(events, "model-call");
  const { spent } = ledger.state();
  expect(spent.tokens).toBe((bill?.inputTokens ?? 0) + (bill?.outputTokens ?? 0));
  expect(bill?.overshootTokens).toBe(9000 + (bill?.outputTokens ?? 0) - 2000);
  expect(ending).toEqual({ name: "budget-exhausted", limit: "tokens" });
});

test("waiting for a provider is recorded and not charged; thinking is, and ends the run at its last second", async () => {
  const waited = await play([{ ...said(20), milliseconds: 2000, waitedMilliseconds: 5_000_000, retries: 4 }]);
  expect(waited.ending).toEqual({ name: "submitted" });
  expect(dataOf(waited.events, "model-call")[0]).toMatchObject({ retries: 4, waitedMilliseconds: 5_000_000 });
  expect(waited.ledger.state().spent.wallSeconds).toBeLessThan(10);
  const slow = await play([said(20), { ...said(20), milliseconds: 60_000 }], { budget: { wallSeconds: 30 } });
  expect(slow.ending).toEqual({ name: "budget-exhausted", limit: "wallSeconds" });
  expect(slow.ledger.state().spent.wallSeconds).toBeCloseTo(30, 6);
  expect(dataOf(slow.events, "model-call").at(-1)).toMatchObject({
    finish: "gave-up",
    estimated: true,
    outputTokens: 0,
  });
  expect(slow.model.asked).toHaveLength(2);
});

test("a provider that is down is a fault, and no ending", async () => {
  const fails = new Fault("model", "scripted does not answer");
  await expect(play([said(20), { fails }])).rejects.toBe(fails);
});

test("calls that cannot be made are corrected by field and expectation, cost a step, and three in a row end the run", async () => {
  const { ending, events, ledger, model } = await play([
    call("browse", { url: "x" }),
    { calls: [{ name: "exec", problem: "Unexpected end of JSON input" }] },
    call("read", { path: "index.js", from: "one" }),
    SUBMIT,
  ]);
  expect(ending).toEqual({ name: "malformed-calls" });
  expect(dataOf(events, "notice")).toEqual([
    {
      code: "malformed-call",
      text: "There is no tool called browse. The tools are exec, read, search, edit, test, workload, submit.",
    },
    {
      code: "malformed-call",
      text: "The input of exec could not be read (Unexpected end of JSON input). Expected a JSON object with command, timeoutSeconds.",
    },
    {
      code: "malformed-call",
      text: 'The input of read is wrong: from is the text "one"; expected a whole number. Nothing was done.',
    },
  ]);
  expect(ledger.state().spent.steps).toBe(3);
  expect(model.asked).toHaveLength(3);
  expect(model.asked[1]?.messages.at(-1)).toMatchObject({
    role: "tool",
    text: expect.stringContaining("no tool called"),
  });
});

test("a call that can be made forgives those before it, also within one reply", async () => {
  const bad = { name: "browse" };
  const good = { name: "read", input: { path: "index.js" } };
  const { ending, ledger } = await play([{ calls: [bad, bad, good, bad, bad] }, { calls: [good, bad] }, SUBMIT]);
  expect(ending).toEqual({ name: "submitted" });
  expect(ledger.state().spent.steps).toBe(8);
  const { ending: thrice, events } = await play([{ calls: [good, bad, bad, bad, good] }]);
  expect(thrice).toEqual({ name: "malformed-calls" });
  expect(dataOf(events, "tool-call")).toHaveLength(1);
});

test("wrong edits are told what an edit takes, and nulls count as left out", async () => {
  const { events } = await play([
    call("edit", { path: "index.js", old: "1" }),
    call("edit", { path: "index.js", old: "1", new: "2", content: null, remove: null }),
  ]);
  expect(dataOf(events, "notice")[0]?.text).toBe(
    "The input of edit is wrong: it names no change, or several; expected, besides path, either old and new, or content, or remove: true. Nothing was done.",
  );
  expect(dataOf(events, "edit")).toHaveLength(1);
});

test("under no profiling `profile` is as unknown as any other name", async () => {
  const { events, ledger } = await play([call("profile")]);
  expect(dataOf(events, "notice")[0]?.text).toMatch(/^There is no tool called profile\./);
  expect(ledger.state().spent).toMatchObject({ steps: 2, profilingCalls: 0 });
});

test("a reply without a call is reminded once, then counts; an empty one is not sent back", async () => {
  const talk = await play([{ text: "I am done." }, SUBMIT]);
  expect(talk.ending).toEqual({ name: "submitted" });
  expect(talk.ledger.state().spent.steps).toBe(1);
  expect(talk.model.asked[1]?.messages.slice(-2)).toMatchObject([
    { role: "assistant", text: "I am done." },
    { role: "user", text: PROMPTS.corrections.noCall },
  ]);
  const silent = await play(() => ({}));
  expect(silent.ending).toEqual({ name: "malformed-calls" });
  expect(silent.model.asked).toHaveLength(4);
  expect(silent.ledger.state().spent.steps).toBe(3);
  expect(silent.model.asked[3]?.messages.map(({ role }) => role)).toEqual(["system", "user", "user", "user", "user"]);
});

test("a reply cut off at its longest is told so", async () => {
  const { model } = await play([{ text: "a b c ".repeat(3000) }, SUBMIT]);
  expect(model.asked[1]?.messages.at(-1)?.text).toBe(PROMPTS.corrections.cutOff);
});

test("calls after the run's end are not made", async () => {
  const { events, ending } = await play([{ calls: [{ name: "submit" }, { name: "test" }] }]);
  expect(ending).toEqual({ name: "submitted" });
  expect(dataOf(events, "tool-call").map(({ tool }) => tool)).toEqual(["submit"]);
});

const LONG = call("exec", { command: "say 9000 in 1" });

test("near the end of the context the oldest outputs go, with a notice, and the model works on", async () => {
  const context = { keepTurns: 2, shortenTo: 0.6 };
  const script = (number: number) => (number <= 20 ? LONG : SUBMIT);
  const { ending, events, model } = await play(script, { config: { contextTokens: 14_000 }, parameters: { context } });
  expect(ending).toEqual({ name: "submitted" });
  const notices = dataOf(events, "notice");
  expect(notices.length).toBeGreaterThan(2);
  expect(notices[0]).toMatchObject({
    code: "context-shortened",
    text: expect.stringMatching(/^\d tool outputs with about [\d,]+ tokens went from what the model is sent\.$/),
  });
  for (const asked of model.asked) {
    expect(model.estimateInput(asked)).toBeLessThanOrEqual(12_000);
    expect(asked.messages.slice(0, 2)).toEqual(model.asked[0]?.messages.slice(0, 2));
    const outputs = asked.messages.flatMap((each) =>
      each.role === "tool" ? [each.text.startsWith("[This output")] : [],
    );
    expect(outputs).toEqual([...outputs].sort((a, b) => Number(b) - Number(a)));
    expect(outputs.slice(-2)).not.toContain(true);
  }
});

test("a provider that finds it too long gets less, and the run ends by name when nothing is left to take out", async () => {
  const script = (number: number): ScriptedReply => (number === 5 ? { tooLong: true } : number < 8 ? LONG : SUBMIT);
  const context = { keepTurns: 1, shortenTo: 0.6 };
  const less = await play(script, { parameters: { context } });
  expect(less.ending).toEqual({ name: "submitted" });
  expect(dataOf(less.events, "notice")).toMatchObject([
    { code: "context-shortened", text: expect.stringContaining("3 tool") },
  ]);
  const nothing = await play(() => ({ tooLong: true }));
  expect(nothing.ending).toEqual({ name: "context-exhausted" });
  expect(nothing.ledger.state().spent).toMatchObject({ tokens: 0, steps: 0 });
});

test("five megabytes of output are an answer of a few thousand tokens", async () => {
  const { events, model } = await play([call("exec", { command: `say ${5_000_000} in 1` }), SUBMIT]);
  const [result] = dataOf(events, "tool-result");
  expect(result).toMatchObject({ truncated: true, stdoutChars: expect.any(Number) });
  expect(result?.tokens).toBeLessThanOrEqual(4000);
  expect(model.estimateInput(model.asked[1] ?? { messages: [], tools: [] })).toBeLessThan(8000);
});

test("turns end by name, and more of them can be had where the design grants them", async () => {
  const fixed = await play(() => said(20), { parameters: { turns: { kind: "fixed-turns", turns: 3 } } });
  expect(fixed.ending).toEqual({ name: "turn-limit" });
  expect(fixed.model.asked).toHaveLength(3);
  expect(fixed.model.asked[2]?.messages.at(-1)).toEqual({ role: "user", text: PROMPTS.turns.last });
  const turns = { kind: "extension-on-request", turns: 2, extension: 2, extensions: 1 } as const;
  const more = await play((number) => (number === 2 ? call("more_turns") : said(20)), { parameters: { turns } });
  expect(more.ending).toEqual({ name: "turn-limit" });
  expect(more.model.asked).toHaveLength(4);
  expect(dataOf(more.events, "notice")).toEqual([{ code: "turns-extended", text: "Granted: you have 2 turns left." }]);
  expect(more.model.asked[0]?.tools.map(({ name }) => name)).toContain("more_turns");
  expect(fixed.model.asked[0]?.tools.map(({ name }) => name)).not.toContain("more_turns");
});

test("eight calls at once share a budget that a model is billed on: none overshoots, a late model call is not made", async () => {
  const time = new TestTime();
  const model = scriptedModel(() => ({ text: "x" }), {}, time.pass);
  const { context, ledger } = await openContext({
    ...{ workbench: memoryWorkbench(time), model, budget: { steps: 5, tokens: 3000 }, clock: time.read },
  });
  const asked = { messages: [{ role: "user" as const, text: "go" }], tools: [] };
  const made = await Promise.all([
    ...Array.from({ length: 8 }, () => context.tools.exec({ command: "say 9000 in 2" })),
    context.model?.complete(asked),
  ]);
  const answers = made.slice(0, 8).map((answer) => (answer && "refused" in answer ? answer.refused : "none"));
  expect(answers).toEqual([null, null, null, null, null, "steps", "steps", "steps"]);
  expect(made[8]).toBeNull();
  expect(model.asked).toHaveLength(0);
  expect(ledger.state().spent).toMatchObject({ steps: 5, tokens: 0 });
});

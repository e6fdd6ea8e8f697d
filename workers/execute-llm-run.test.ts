import { afterEach, expect, test } from "vitest";
import { DEFAULTS } from "@/lib/agents/llm/parameters";
import { aModel } from "@/lib/models/testing/a-model";
import type { Asked, Reply } from "@/lib/models/testing/script";
import { type ScriptedServer, startScriptedServer } from "@/lib/models/testing/scripted-server";
import type { StudyDesign } from "@/lib/protocol/study";
import { query } from "@/lib/store/database";
import { addModel } from "@/lib/store/models";
import { getStudy } from "@/lib/store/studies";
import { provideTestDatabase } from "@/lib/store/test-database";
import { aDesign, condition } from "@/lib/store/test-study";
import { dataOf, playStudy, runUnder } from "./play-study";

/** The agent llm on a real package, in real boxes, over a real protocol: only the model is a script. */
provideTestDatabase();

let server: ScriptedServer | undefined;
afterEach(() => server?.stop());

const SLOW = 300_000;

async function complete(
  model: string,
  script: (asked: Asked) => Reply,
  changes: Partial<StudyDesign> = {},
): Promise<string> {
  server = await startScriptedServer(script);
  const prices = { input: 1, cachedInput: null, output: 4, reasoning: null };
  await addModel(
    aModel(server.url, "openai-compatible", { id: model, keyVariable: null, prices, recordTraffic: true }),
  );
  const budget = { steps: 20, wallSeconds: 120, tokens: 200_000, usd: 1 };
  return playStudy({ budget, agent: { id: "llm", parameters: { ...DEFAULTS, model } }, ...changes });
}

/** Profiles where it can, edits, tests and submits: decided by what it is sent, as a model would. */
function work({ messages, tools }: Asked): Reply {
  const replies = messages.filter(({ role }) => role === "assistant").length;
  const call = (name: string, input: NonNullable<Reply["calls"]>[number]["input"] = {}): Reply => ({
    calls: [{ name, input }],
  });
  const steps = [
    ...(tools.some(({ name }) => name === "profile") ? [call("profile")] : []),
    call("edit", { path: "NOTES.md", content: "looked\n" }),
    { text: "I test it.", ...call("test") },
  ];
  return steps[replies] ?? call("submit");
}

test("a study of a model with and without profiles: same words, one ledger, all on record, measured in the end", {
  timeout: SLOW,
}, async () => {
  const id = await complete("scripted", work, { conditions: [condition("C0", null), condition("C1", "top-k")] });
  expect(await getStudy(id)).toMatchObject({ state: "complete", simulated: false, counts: { done: 2, fault: 0 } });
  const [plain, profiled] = [await runUnder(id, "C0"), await runUnder(id, "C1")];
  for (const { run, attempt, events } of [plain, profiled]) {
    expect(run.ending).toEqual({ name: "submitted" });
    const calls = dataOf(events, "model-call");
    const tokens = calls.reduce((sum, each) => sum + each.inputTokens + each.outputTokens, 0);
    expect(run.totals).toMatchObject({ tokens, profilingOutside: 0 });
    expect(run.totals?.usd).toBeCloseTo(
      calls.reduce((sum, each) => sum + (each.usd ?? 0), 0),
      9,
    );
    const traffic = dataOf(events, "model-traffic");
    expect(traffic.map(({ status }) => status)).toEqual(calls.map(() => 200));
    expect(JSON.parse(traffic[0]?.request.text ?? "")).toMatchObject({ model: "scripted-1" });
    expect(attempt?.timing?.agent).toBeGreaterThan(0);
    expect(events.at(-1)?.kind).toBe("ending");
  }
  expect(plain.run.totals).toMatchObject({ steps: 3, profilingCalls: 0, evidenceTokens: 0 });
  expect(profiled.run.totals).toMatchObject({ steps: 4, profilingCalls: 1 });
  const [shown] = dataOf(profiled.events, "evidence-shown");
  expect(profiled.run.totals?.evidenceTokens).toBe(shown?.tokens);
  const told = ({ events }: typeof plain) =>
    dataOf(events, "message").flatMap(({ role, content }) =>
      role === "system" || role === "user" ? [content.text] : [],
    );
  expect(told(profiled)).toEqual(told(plain));
  const [row] = await query("select frozen_inputs as inputs from study where id = $1", [id]);
  expect(row?.inputs).toMatchObject({
    prompts: { llm: { version: "1" } },
    models: { scripted: { model: "scripted-1" } },
  });
});

test("a model that cannot be reached excludes its runs as faults, and says nothing about the agent", {
  timeout: SLOW,
}, async () => {
  const id = await complete("refusing", () => ({ status: 401, message: "no such key" }), {
    conditions: [condition("C0", null)],
    plan: { ...aDesign().plan, contrasts: [] },
  });
  expect(await getStudy(id)).toMatchObject({ counts: { done: 0, fault: 1 } });
  const { run } = await runUnder(id, "C0");
  expect(run).toMatchObject({
    state: "fault",
    ending: null,
    excludedReason: expect.stringMatching(/^model: The model scripted-1 .* answered 401/),
  });
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Effects, openModel } from "@/lib/models/open-model";
import { aModel, TEST_ENV } from "@/lib/models/testing/a-model";
import type { Reply, Script } from "@/lib/models/testing/script";
import { type ScriptedServer, startScriptedServer } from "@/lib/models/testing/scripted-server";
import { Fault } from "@/lib/protocol/fault";
import { type ModelConfig, ModelProvider } from "@/lib/protocol/model";
import { type LocalSandbox, openLocalSandbox } from "@/lib/sandbox/local-sandbox";
import { dataOf, type Played, playAgent, type Setting } from "../fixtures/play-agent";
import { expertFiles, openSmallWorkbench, type SmallWorkbench } from "../fixtures/small-workbench";
import type { ResolvedPolicy } from "../tools/render-evidence";
import { llm } from "./llm";
import { DEFAULTS } from "./parameters";

/** Whole runs: a real sandbox, a real model client, and a real server that speaks the providers' protocols from a script. */

let small: SmallWorkbench<LocalSandbox>;
let server: ScriptedServer | undefined;
beforeEach(async () => {
  small = await openSmallWorkbench(openLocalSandbox);
});
afterEach(async () => {
  small.close();
  await server?.stop();
  server = undefined;
});

const policy: ResolvedPolicy = {
  ...{ kind: "cpu", granularity: "function", representation: "top-k", trigger: "on-demand" },
  ...{ calls: 2, secondsPerCall: 10, evidenceTokens: 300 },
};

interface Served extends Omit<Setting, "workbench" | "model"> {
  provider?: ModelProvider;
  config?: Partial<ModelConfig>;
  effects?: Partial<Effects>;
}

async function play(script: Script, { provider = "openai-compatible", config, effects, ...setting }: Served = {}) {
  server = await startScriptedServer(script, { contextTokens: config?.contextTokens ?? 100_000 });
  const model = openModel(aModel(server.url, provider, config), { env: TEST_ENV, sleep: async () => {}, ...effects });
  return playAgent(llm, { ...DEFAULTS, model: model.config.id }, { workbench: small.workbench, model, ...setting });
}

const call = (name: string, input: NonNullable<Reply["calls"]>[number]["input"] = {}): Reply => ({
  calls: [{ name, input }],
});
const SUBMIT = call("submit");
const tools = ({ events }: Played) => dataOf(events, "tool-call").map(({ tool }) => tool);
const billed = ({ events }: Played) =>
  dataOf(events, "model-call").reduce((sum, each) => sum + each.inputTokens + each.outputTokens, 0);

describe.each(ModelProvider.options)("over the protocol of %s", (provider) => {
  test("it profiles, edits, tests, times and submits, and is charged to the token what the provider bills", async () => {
    const played = await play(
      [
        { text: "First a profile.", reasoning: "Where is it slow?", calls: [{ name: "profile", input: {} }] },
        {
          calls: [
            { name: "edit", input: { path: "src/unique.js", content: expertFiles()["src/unique.js"] ?? "" } },
            { name: "test", input: {} },
            { name: "workload", input: { samples: 2 } },
          ],
        },
        { text: "It keeps what was seen in a set now.", calls: [{ name: "submit", input: { message: "done" } }] },
      ],
      { provider, policy, config: { prices: { input: 2, cachedInput: null, output: 10, reasoning: null } } },
    );
    expect(played.ending).toEqual({ name: "submitted" });
    expect(tools(played)).toEqual(["profile", "edit", "test", "workload", "submit"]);
    expect(await small.sandbox.patch()).toContain("src/unique.js");
    const { spent } = played.ledger.state();
    expect(spent).toMatchObject({ steps: 5, tokens: billed(played), profilingCalls: 1 });
    const calls = dataOf(played.events, "model-call");
    expect(calls.map(({ inputTokens }) => inputTokens)).toEqual(server?.asked.map(({ inputTokens }) => inputTokens));
    expect(
      calls.every(({ overshootTokens, estimated, usd }) => overshootTokens === 0 && !estimated && usd !== null),
    ).toBe(true);
    const [shown] = dataOf(played.events, "evidence-shown");
    const [firstLine = "?"] = shown?.content.text.split("\n") ?? [];
    expect(server?.asked[1]?.messages.at(-1)).toMatchObject({
      role: "tool",
      text: expect.stringContaining(firstLine),
    });
    expect(spent.evidenceTokens).toBe(shown?.tokens);
  });

  test("no budget is overshot, whatever is left: nothing is sent that the bill of would not fit", async () => {
    for (const tokens of [900, 2500, 4000, 9000, 15_000]) {
      const played = await play(() => ({ text: "I look. ".repeat(40), ...call("exec", { command: "seq 1 400" }) }), {
        ...{ provider, budget: { tokens, steps: 12 } },
      });
      const { spent } = played.ledger.state();
      expect(spent.tokens).toBe(billed(played));
      expect(spent.tokens).toBeLessThanOrEqual(tokens);
      expect(dataOf(played.events, "model-call").every(({ overshootTokens }) => overshootTokens === 0)).toBe(true);
      expect(played.ending.name).toBe("budget-exhausted");
      await server?.stop();
    }
  });

  test("a wrong name and broken input come back as corrections", async () => {
    // Google's protocol has no text of a call's input that could be broken.
    const broken: Reply[] = provider === "google" ? [] : [{ calls: [{ name: "exec", raw: '{"command": "ls' }] }];
    const replies = [call("browse"), ...broken, call("read", { path: "src/index.js" }), SUBMIT];
    const played = await play(replies, { provider });
    expect(played.ending).toEqual({ name: "submitted" });
    const notices = dataOf(played.events, "notice").map(({ code }) => code);
    expect(notices).toEqual(["malformed-call", ...broken.map(() => "malformed-call")]);
    expect(tools(played)).toEqual(["read", "submit"]);
  });
});

test("a provider that is down is a fault of the model, one that comes back is not, and its call is charged once", async () => {
  const down = play(() => ({ broken: "dropped" }), { effects: { tries: 3 } });
  const fault = await down.then(
    () => null,
    (error: unknown) => error,
  );
  expect(fault).toBeInstanceOf(Fault);
  expect(fault).toMatchObject({ place: "model", options: { retriable: true } });
  await server?.stop();
  const limited: Reply = { status: 429, retryAfter: "30", message: "slow down" };
  const waits: number[] = [];
  const back = await play(
    [limited, { broken: "truncated", text: "I" }, { broken: "invalid-json", text: "I" }, SUBMIT],
    {
      effects: { sleep: async (milliseconds) => void waits.push(milliseconds) },
    },
  );
  expect(back.ending).toEqual({ name: "submitted" });
  expect(dataOf(back.events, "model-call")).toMatchObject([{ retries: 3, overshootTokens: 0 }]);
  expect(back.ledger.state().spent.tokens).toBe(billed(back));
  expect(waits[0]).toBeGreaterThanOrEqual(30_000);
});

test("a slow provider ends the run at its last second", async () => {
  const played = await play([{ ...SUBMIT, delayMilliseconds: 20_000 }], { budget: { wallSeconds: 1 } });
  expect(played.ending).toEqual({ name: "budget-exhausted", limit: "wallSeconds" });
  expect(played.ledger.state().spent.wallSeconds).toBeCloseTo(1, 2);
});

test("five megabytes of output are shortened before they are sent", async () => {
  const played = await play([call("exec", { command: "head -c 5000000 /dev/zero | tr '\\\\0' x" }), SUBMIT]);
  const [result] = dataOf(played.events, "tool-result");
  expect(result).toMatchObject({ truncated: true, stdoutChars: 5_000_000 });
  expect(server?.asked[1]?.inputTokens).toBeLessThan(8000);
});

test("when the provider's context is full the oldest outputs go, and the run ends by name when that is not enough", async () => {
  const config = {
    contextTokens: 10_000,
    sampling: { temperature: null, topP: null, maxOutputTokens: 1000, reasoningEffort: null },
  };
  const played = await play((_, number) => (number < 9 ? call("exec", { command: "seq 1 500" }) : SUBMIT), { config });
  expect(played.ending).toEqual({ name: "submitted" });
  expect(dataOf(played.events, "notice").map(({ code }) => code)).toContain("context-shortened");
  await server?.stop();
  const small = { ...config, contextTokens: 1100 };
  expect((await play([SUBMIT], { config: small })).ending).toEqual({ name: "context-exhausted" });
});

test("usage that no provider told is estimated, and marked with the call", async () => {
  const played = await play([{ ...SUBMIT, usage: "none" }]);
  expect(dataOf(played.events, "model-call")).toMatchObject([{ estimated: true, overshootTokens: 0 }]);
  expect(played.ledger.state().spent.tokens).toBe(billed(played));
});

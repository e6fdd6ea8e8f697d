import { afterEach, describe, expect, test } from "vitest";
import { Fault } from "@/lib/protocol/fault";
import {
  type Completion,
  ContextExceeded,
  type ModelMessage,
  ModelProvider,
  ModelTimedOut,
} from "@/lib/protocol/model";
import { type Effects, openModel } from "./open-model";
import { PROVIDERS } from "./providers";
import { aModel, aRequest, TEST_ENV, TEST_KEY } from "./testing/a-model";
import type { Reply, Script } from "./testing/script";
import { type ScriptedServer, startScriptedServer } from "./testing/scripted-server";
import type { TrafficEntry } from "./traffic";

const servers: ScriptedServer[] = [];
afterEach(async () => void (await Promise.all(servers.splice(0).map((server) => server.stop()))));

async function serve(script: Script, options?: Parameters<typeof startScriptedServer>[1]): Promise<ScriptedServer> {
  const server = await startScriptedServer(script, options);
  servers.push(server);
  return server;
}

/** Effects that do not wait, and the waits that were asked for. */
function effects(more: Partial<Effects> = {}): { waits: number[]; effects: Effects } {
  const waits: number[] = [];
  return { waits, effects: { env: TEST_ENV, sleep: async (milliseconds) => void waits.push(milliseconds), ...more } };
}

async function faultOf(work: Promise<unknown>): Promise<Fault> {
  const failure = await work.then(
    () => new Error("nothing failed"),
    (error: unknown) => error,
  );
  if (failure instanceof Fault) return failure;
  throw failure;
}

const assistant = ({ text, calls, kept }: Completion): ModelMessage => ({ role: "assistant", text, calls, kept });

describe.each(ModelProvider.options)("%s", (provider) => {
  const isWithSeed = PROVIDERS[provider].takesSeed;

  test("says what was said, and bills what was sent", async () => {
    const server = await serve([{ text: "It is the loop.", cachedTokens: 5 }]);
    const model = openModel(aModel(server.url, provider), effects().effects);
    const said = await model.complete(aRequest());
    expect(said).toMatchObject({ text: "It is the loop.", reasoning: "", calls: [], finish: "stop", retries: 0 });
    const [asked] = server.asked;
    expect(said.usage).toEqual({
      ...{ inputTokens: asked?.inputTokens, cachedInputTokens: 5, outputTokens: 5, reasoningTokens: 0 },
      estimated: false,
    });
    expect(asked).toMatchObject({
      ...{ model: "scripted-1", stream: true, maxOutputTokens: 2048, temperature: null, topP: null, seed: null },
      messages: [
        { role: "system", text: "You make code faster." },
        { role: "user", text: "Read index.js and say what is slow." },
      ],
      tools: [{ name: "read", description: "Reads a file of the work tree" }],
    });
    expect(model.estimateInput(aRequest())).toBeGreaterThanOrEqual(said.usage.inputTokens);
  });

  test("passes on sampling, and the seed where the provider takes one", async () => {
    const server = await serve([{ text: "ok" }]);
    const sampling = { temperature: 0.25, topP: 0.5, maxOutputTokens: 1000, reasoningEffort: null };
    await openModel(aModel(server.url, provider, { sampling, seed: 7 }), effects().effects).complete(aRequest());
    expect(server.asked[0]).toMatchObject({
      temperature: 0.25,
      topP: 0.5,
      maxOutputTokens: 1000,
      seed: isWithSeed ? 7 : null,
    });
  });

  test("a conversation with tools, several calls at once and reasoning goes back as it came", async () => {
    const server = await serve([
      {
        ...{ reasoning: "First I look at both files.", text: "I look." },
        calls: [
          { name: "read", input: { path: "a.js" } },
          { name: "read", input: { path: "b.js" } },
        ],
      },
      { text: "Both are slow." },
    ]);
    const model = openModel(aModel(server.url, provider), effects().effects);
    const first = await model.complete(aRequest());
    expect(first).toMatchObject({ text: "I look.", finish: "tool-calls" });
    expect(first.calls).toMatchObject([
      { name: "read", input: { path: "a.js" }, problem: null },
      { name: "read", input: { path: "b.js" }, problem: null },
    ]);
    expect(first.usage.reasoningTokens).toBe(7);
    const results = first.calls.map(({ id, name }) => ({
      role: "tool" as const,
      call: id,
      name,
      text: `text of ${id}`,
    }));
    const messages = [...aRequest().messages, assistant(first), ...results];
    const second = await model.complete(aRequest({ messages }));
    expect(second.text).toBe("Both are slow.");
    expect(server.asked[1]?.messages.slice(2)).toMatchObject([
      {
        role: "assistant",
        text: "I look.",
        reasoning: "First I look at both files.",
        calls: [{ name: "read" }, { name: "read" }],
      },
      { role: "tool", text: expect.stringContaining(`text of ${first.calls[0]?.id}`) },
      { role: "tool", text: expect.stringContaining(`text of ${first.calls[1]?.id}`) },
    ]);
    expect(model.estimateInput(aRequest({ messages }))).toBeGreaterThanOrEqual(second.usage.inputTokens);
  });

  test("an answer without usage is billed by the tokenizer's estimate, and marked", async () => {
    const server = await serve([{ text: "It is the loop.", usage: "none" }]);
    const model = openModel(aModel(server.url, provider), effects().effects);
    const { usage } = await model.complete(aRequest());
    expect(usage).toMatchObject({ outputTokens: 5, cachedInputTokens: 0, estimated: true });
    expect(usage.inputTokens).toBeGreaterThanOrEqual(server.asked[0]?.inputTokens ?? Number.POSITIVE_INFINITY);
    expect(usage.inputTokens).toBeLessThanOrEqual(model.estimateInput(aRequest()));
  });

  test("never says more than it is allowed to", async () => {
    const server = await serve([{ text: "word ".repeat(100) }]);
    const said = await openModel(aModel(server.url, provider), effects().effects).complete(
      aRequest({ maxOutputTokens: 20 }),
    );
    expect(said.finish).toBe("length");
    expect(said.usage.outputTokens).toBe(20);
  });

  test.each<[string, Reply]>([
    ["429 with Retry-After", { status: 429, retryAfter: "7" }],
    ["500", { status: 500 }],
    ["503", { status: 503 }],
    ["a dropped connection", { broken: "dropped" }],
    ["a connection reset in the middle", { text: "It is the loop.", broken: "reset" }],
    ["a truncated stream", { text: "It is the loop.", broken: "truncated" }],
    ["an error told in a stream", { text: "It is the loop.", broken: "error-event" }],
    ["a stream that is no JSON", { text: "It is the loop.", broken: "invalid-json" }],
  ])("%s is tried again, and charged once", async (_, trouble) => {
    const server = await serve([trouble, trouble, { text: "It is the loop." }]);
    const { waits, effects: given } = effects();
    const said = await openModel(aModel(server.url, provider), given).complete(aRequest());
    expect(said).toMatchObject({ text: "It is the loop.", retries: 2 });
    expect(said.usage).toMatchObject({ inputTokens: server.asked[2]?.inputTokens, outputTokens: 5 });
    expect(server.asked).toHaveLength(3);
    const [first = 0, second = 0] = waits;
    const asked = trouble.retryAfter ? 7000 : 0;
    expect(first).toBeGreaterThanOrEqual(Math.max(asked, 500));
    expect(first).toBeLessThanOrEqual(Math.max(asked, 1000));
    expect(second).toBeGreaterThanOrEqual(Math.max(asked, 1000));
    expect(second).toBeLessThanOrEqual(Math.max(asked, 2000));
  });

  test("a provider that stays down is a fault that names it, after all tries", async () => {
    const server = await serve(() => ({ status: 503, message: "overloaded" }));
    const fault = await faultOf(
      openModel(aModel(server.url, provider), effects({ tries: 3 }).effects).complete(aRequest()),
    );
    expect(fault.record).toMatchObject({ place: "model", retriable: true });
    expect(fault.message).toMatch(
      /^The model scripted-1 of .* at http:\/\/127\.0\.0\.1:\d+\/v1(beta)? answered 503 in 3 tries \(overloaded\): it is out of order or overloaded; try again later\.$/,
    );
    expect(server.asked).toHaveLength(3);
  });

  test("a server that is not there is a fault", async () => {
    const server = await serve([]);
    await server.stop();
    const fault = await faultOf(
      openModel(aModel(server.url, provider), effects({ tries: 2 }).effects).complete(aRequest()),
    );
    expect(fault.message).toMatch(
      /did not answer in 2 tries \(ECONNREFUSED\): check that the server runs and that the address is right\.$/,
    );
    expect(fault.record.retriable).toBe(true);
  });

  test.each([
    [400, /answered 400 \(no such setting\): check the model's settings on the page System\.$/],
    [401, /answered 401 \(no such setting\): check the key in SCRIPTED_MODEL_KEY\.$/],
    [403, /answered 403 .*: check the key in SCRIPTED_MODEL_KEY, and that it may use this model\.$/],
    [404, /answered 404 .*: check the model's name and the address\.$/],
    [302, /answered 302 .*: check the address: it leads elsewhere\.$/],
  ])("%i is a refusal: a fault at once, that another attempt would meet too", async (status, sentence) => {
    const server = await serve([{ status, message: "no such setting" }]);
    const fault = await faultOf(openModel(aModel(server.url, provider), effects().effects).complete(aRequest()));
    expect(fault.message).toMatch(sentence);
    expect(fault.record).toMatchObject({ place: "model", retriable: false });
    expect(server.asked).toHaveLength(1);
  });

  test("a request longer than the model can take is told apart", async () => {
    const server = await serve([{ text: "ok" }], { contextTokens: 10 });
    const model = openModel(aModel(server.url, provider), effects().effects);
    await expect(model.complete(aRequest())).rejects.toThrow(ContextExceeded);
  });

  test("a call that takes too long is tried again", async () => {
    const server = await serve([{ delayMilliseconds: 5000 }, { text: "ok" }]);
    const said = await openModel(aModel(server.url, provider), effects({ callMilliseconds: 200 }).effects).complete(
      aRequest(),
    );
    expect(said).toMatchObject({ text: "ok", retries: 1 });
    expect(said.waitedMilliseconds).toBeGreaterThanOrEqual(190);
    expect(said.milliseconds).toBeLessThan(said.waitedMilliseconds + 5000);
  });

  test("a try that outlasts the caller's clock is given up for good", async () => {
    const server = await serve(() => ({ delayMilliseconds: 5000 }));
    const model = openModel(aModel(server.url, provider), effects().effects);
    await expect(model.complete(aRequest({ trySeconds: 0.2 }))).rejects.toThrow(ModelTimedOut);
    expect(server.asked).toHaveLength(1);
  });

  test("an abort ends a call and a wait with the signal's own reason", async () => {
    const reason = new Error("the study was cancelled");
    const slow = await serve([{ delayMilliseconds: 5000 }]);
    const controller = new AbortController();
    setTimeout(() => controller.abort(reason), 50);
    const request = aRequest({ signal: controller.signal });
    await expect(openModel(aModel(slow.url, provider), effects().effects).complete(request)).rejects.toBe(reason);
    const busy = await serve(() => ({ status: 429, retryAfter: "30" }));
    const second = new AbortController();
    setTimeout(() => second.abort(reason), 100);
    const waiting = openModel(aModel(busy.url, provider), { env: TEST_ENV }).complete(
      aRequest({ signal: second.signal }),
    );
    await expect(waiting).rejects.toBe(reason);
  });

  test("no key is in any message or record, wherever the provider repeats it", async () => {
    const server = await serve([{ text: `your key is ${TEST_KEY}` }, { status: 400, message: `bad key ${TEST_KEY}` }]);
    const entries: TrafficEntry[] = [];
    const given = effects({ record: (entry) => void entries.push(entry) }).effects;
    const model = openModel(aModel(server.url, provider, { recordTraffic: true }), given);
    await model.complete(aRequest());
    const fault = await faultOf(model.complete(aRequest()));
    expect(fault.message).toContain("bad key [redacted]");
    expect(entries).toHaveLength(2);
    expect(entries[0]).toMatchObject({ model: model.config.id, status: 200, broken: null });
    expect(entries[0]?.requestBody).toContain("You make code faster.");
    expect(JSON.stringify(entries)).not.toContain(TEST_KEY);
    expect(server.asked[0] && JSON.stringify(server.asked[0].headers)).toContain(TEST_KEY);
  });
});

describe.each(["openai-compatible", "openai", "anthropic"] as const)("%s", (provider) => {
  test("a call whose arguments are no JSON is a problem of the call, and can be sent back", async () => {
    const server = await serve([
      {
        calls: [
          { name: "read", raw: '{"path": "a.js' },
          { name: "read", raw: "[1]" },
        ],
      },
      { text: "I try again." },
    ]);
    const model = openModel(aModel(server.url, provider), effects().effects);
    const first = await model.complete(aRequest());
    expect(first.calls.map(({ input, problem }) => [input, problem?.replace(/\(.*\)/, "(…)")])).toEqual([
      ['{"path": "a.js', "the arguments of read are not JSON (…); expected a JSON object"],
      ["[1]", "the arguments of read are no object; expected a JSON object"],
    ]);
    const results = first.calls.map(({ id, name, problem }) => ({
      role: "tool" as const,
      call: id,
      name,
      text: problem ?? "",
    }));
    await model.complete(aRequest({ messages: [...aRequest().messages, assistant(first), ...results] }));
    expect(server.asked[1]?.messages[2]?.calls.map((call) => call.arguments)).toEqual(["{}", "{}"]);
  });
});

test("waiting is told apart from the call that succeeded", async () => {
  let now = 0;
  const sleep = async (milliseconds: number) => {
    now += milliseconds;
  };
  const server = await serve([{ status: 429, retryAfter: "20" }, { text: "ok" }]);
  const given: Effects = { env: TEST_ENV, clock: () => now, sleep };
  const said = await openModel(aModel(server.url, "openai-compatible"), given).complete(aRequest());
  expect(said).toMatchObject({ waitedMilliseconds: 20_000, milliseconds: 0, retries: 1 });
});

test("a date in Retry-After is waited for; more than ten minutes are not", async () => {
  const at = Date.parse("2026-01-01T00:00:00Z");
  const server = await serve([
    { status: 429, retryAfter: "Thu, 01 Jan 2026 00:00:30 GMT" },
    { text: "ok" },
    { status: 429, retryAfter: "3600" },
  ]);
  const { waits, effects: given } = effects({ clock: () => at });
  const model = openModel(aModel(server.url, "openai-compatible"), given);
  await model.complete(aRequest());
  expect(waits).toEqual([30_000]);
  const fault = await faultOf(model.complete(aRequest()));
  expect(fault.message).toContain("answered 429 in 1 try");
  expect(fault.record.retriable).toBe(true);
});

test("an account without credit is refused at once, though it answers 429", async () => {
  const server = await serve([{ status: 429, message: "You exceeded your current quota: insufficient_quota" }]);
  const fault = await faultOf(openModel(aModel(server.url, "openai"), effects().effects).complete(aRequest()));
  expect(fault.message).toMatch(/check the credit of the account\.$/);
  expect(fault.record.retriable).toBe(false);
});

test("waits differ between runs and are the same for the same generator", async () => {
  const waitsOf = async (id: string) => {
    const server = await serve([{ status: 500 }, { status: 500 }, { text: "ok" }]);
    const { waits, effects: given } = effects();
    await openModel(aModel(server.url, "openai", { id }), given).complete(aRequest());
    return waits;
  };
  const one = await waitsOf("one");
  expect(await waitsOf("one")).toEqual(one);
  expect(await waitsOf("two")).not.toEqual(one);
});

test("a key that is not set is a fault before anything is sent, and names its variable only", () => {
  expect(() => openModel(aModel("http://127.0.0.1:9", "openai"), { env: { OTHER: "x" } })).toThrow(
    "The key of the model scripted-openai is to be in the variable SCRIPTED_MODEL_KEY, which is not set: set it where Wick is started.",
  );
});

test("a server that wants no key gets none of the environment's", async () => {
  const server = await serve([{ text: "ok" }]);
  const before = process.env.OPENAI_API_KEY;
  process.env.OPENAI_API_KEY = "sk-of-the-environment-0123456789";
  try {
    await openModel(aModel(server.url, "openai", { keyVariable: null }), effects().effects).complete(aRequest());
  } finally {
    if (before === undefined) delete process.env.OPENAI_API_KEY;
    else process.env.OPENAI_API_KEY = before;
  }
  expect(JSON.stringify(server.asked[0]?.headers)).not.toContain("of-the-environment");
});

test("nothing is recorded where recording is off", async () => {
  const server = await serve([{ text: "ok" }]);
  const entries: TrafficEntry[] = [];
  const given = effects({ record: (entry) => void entries.push(entry) }).effects;
  await openModel(aModel(server.url, "openai"), given).complete(aRequest());
  expect(entries).toEqual([]);
});

test("what broke off is recorded as far as it came", async () => {
  const server = await serve([{ text: "It is the loop.", broken: "reset" }, { text: "ok" }]);
  const entries: TrafficEntry[] = [];
  const given = effects({ record: (entry) => void entries.push(entry) }).effects;
  await openModel(aModel(server.url, "anthropic", { recordTraffic: true }), given).complete(aRequest());
  expect(entries.map(({ status, broken }) => [status, broken !== null])).toEqual([
    [200, true],
    [200, false],
  ]);
  expect(entries[0]?.responseBody).toContain("message_start");
});

test("an answer that another provider gave is sent on in words", async () => {
  const server = await serve([
    { reasoning: "Hm.", text: "I look.", calls: [{ name: "read", input: { path: "a.js" } }] },
    { text: "ok" },
  ]);
  const first = await openModel(aModel(server.url, "anthropic"), effects().effects).complete(aRequest());
  const result = { role: "tool" as const, call: first.calls[0]?.id ?? "", name: "read", text: "text" };
  await openModel(aModel(server.url, "openai"), effects().effects).complete(
    aRequest({ messages: [...aRequest().messages, assistant(first), result] }),
  );
  expect(server.asked[1]?.messages[2]).toMatchObject({ text: "I look.", reasoning: "", calls: [{ name: "read" }] });
});

test("an answer that says nothing is not sent back, and the conversation goes on", async () => {
  const server = await serve([{ text: "" }, { text: "ok" }]);
  const model = openModel(aModel(server.url, "anthropic"), effects().effects);
  const first = await model.complete(aRequest());
  const messages = [...aRequest().messages, assistant(first), { role: "user" as const, text: "Go on." }];
  expect((await model.complete(aRequest({ messages }))).text).toBe("ok");
});

test.each([
  ["claude-sonnet-4-5", { thinking: { type: "enabled", budget_tokens: 1024 }, max_tokens: 4096 }],
  ["claude-opus-4-6", { thinking: { type: "adaptive" }, output_config: { effort: "low" }, max_tokens: 4096 }],
])("Anthropic's %s thinks within the tokens it was given", async (name, body) => {
  const server = await serve([{ text: "ok" }]);
  const sampling = { temperature: null, topP: null, maxOutputTokens: 4096, reasoningEffort: "low" as const };
  await openModel(aModel(server.url, "anthropic", { model: name, sampling }), effects().effects).complete(
    aRequest({ maxOutputTokens: 4096 }),
  );
  expect(server.asked[0]?.body).toMatchObject(body);
});

import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterEach, describe, expect, test } from "vitest";
import { ModelProvider } from "@/lib/protocol/model";
import { PROVIDERS } from "../providers";
import { toPrompt, toTools } from "../to-prompt";
import { aModel, aRequest, TEST_KEY } from "./a-model";
import type { Reply, Script } from "./script";
import { type ScriptedServer, startScriptedServer } from "./scripted-server";

const servers: ScriptedServer[] = [];
afterEach(async () => void (await Promise.all(servers.splice(0).map((server) => server.stop()))));

async function serve(script: Script, options?: Parameters<typeof startScriptedServer>[1]): Promise<ScriptedServer> {
  const server = await startScriptedServer(script, options);
  servers.push(server);
  return server;
}

const HEADERS = {
  "content-type": "application/json",
  authorization: `Bearer ${TEST_KEY}`,
  "x-api-key": TEST_KEY,
  "x-goog-api-key": TEST_KEY,
  "anthropic-version": "2023-06-01",
};

async function post(server: ScriptedServer, address: string, body: unknown, headers: Record<string, string> = HEADERS) {
  const response = await fetch(server.url + address, { method: "POST", headers, body: JSON.stringify(body) });
  return { status: response.status, text: await response.text() };
}

describe.each(ModelProvider.options)("%s, whole", (id) => {
  const ask = async (server: ScriptedServer) => {
    const { baseUrl, model } = aModel(server.url, id);
    const sdk = PROVIDERS[id].open({ model, baseUrl: baseUrl ?? "", key: TEST_KEY, fetch });
    const { messages, tools } = aRequest();
    return sdk.doGenerate({ prompt: toPrompt(messages, id), tools: toTools(tools), maxOutputTokens: 500 });
  };

  test("says the same as in a stream", async () => {
    const reply: Reply = { text: "I look.", calls: [{ name: "read", input: { path: "a.js" } }], cachedTokens: 3 };
    const server = await serve([reply]);
    const { content, usage, finishReason } = await ask(server);
    expect(server.asked[0]).toMatchObject({ stream: false, maxOutputTokens: 500 });
    expect(content).toMatchObject([
      { type: "text", text: "I look." },
      { type: "tool-call", toolName: "read", input: '{"path":"a.js"}' },
    ]);
    expect(usage.inputTokens).toMatchObject({ total: server.asked[0]?.inputTokens, cacheRead: 3 });
    expect(finishReason.unified).toBe("tool-calls");
  });

  test.each(["truncated", "reset", "invalid-json"] as const)("%s is an error", async (broken) => {
    const server = await serve([{ text: "I look.", broken }]);
    await expect(ask(server)).rejects.toThrow();
  });
});

const user = { role: "user", content: "Go." };
const call = { id: "c1", type: "function", function: { name: "read", arguments: "{}" } };
const use = { type: "tool_use", id: "c1", name: "read", input: {} };
const result = { type: "tool_result", tool_use_id: "c1", content: "text" };
const item = { type: "function_call", call_id: "c1", name: "read", arguments: "{}" };
const functionCall = { role: "model", parts: [{ functionCall: { name: "read", args: {} } }] };
const go = { role: "user", parts: [{ text: "Go." }] };

test.each<[string, string, object, RegExp]>([
  ["/v1/chat/completions", "no model", { messages: [user] }, /model: /],
  ["/v1/chat/completions", "no message", { model: "m", messages: [] }, /messages: /],
  [
    "/v1/chat/completions",
    "a call without result",
    { model: "m", messages: [user, { role: "assistant", tool_calls: [call] }] },
    /the last calls have no tool's result: c1/,
  ],
  [
    "/v1/chat/completions",
    "a call before another message",
    { model: "m", messages: [user, { role: "assistant", tool_calls: [call] }, user] },
    /messages\.2: before it, these calls have no tool's result: c1/,
  ],
  [
    "/v1/chat/completions",
    "a result without call",
    { model: "m", messages: [user, { role: "tool", tool_call_id: "c9", content: "x" }] },
    /c9 answers no call/,
  ],
  [
    "/v1/chat/completions",
    "arguments that are no JSON",
    {
      model: "m",
      messages: [user, { role: "assistant", tool_calls: [{ ...call, function: { name: "read", arguments: "{" } }] }],
    },
    /expected JSON/,
  ],
  [
    "/v1/chat/completions",
    "usage asked for without a stream",
    { model: "m", messages: [user], stream_options: { include_usage: true } },
    /stream_options/,
  ],
  [
    "/v1/chat/completions",
    "a tool whose schema is no object's",
    {
      model: "m",
      messages: [user],
      tools: [{ type: "function", function: { name: "read", parameters: { type: "string" } } }],
    },
    /parameters\.type/,
  ],
  ["/v1/responses", "no input", { model: "m" }, /input/],
  [
    "/v1/responses",
    "a call without result",
    { model: "m", input: [user, item] },
    /the last calls have no tool's result: c1/,
  ],
  [
    "/v1/responses",
    "a result without call",
    { model: "m", input: [user, { type: "function_call_output", call_id: "c9", output: "x" }] },
    /c9 answers no call/,
  ],
  [
    "/v1/responses",
    "reasoning without what followed it",
    { model: "m", input: [user, { type: "reasoning", id: "rs_1", encrypted_content: "YQ==" }] },
    /reasoning without the item/,
  ],
  ["/v1/messages", "no max_tokens", { model: "m", messages: [user] }, /max_tokens/],
  [
    "/v1/messages",
    "an empty text",
    { model: "m", max_tokens: 9, messages: [{ role: "user", content: [{ type: "text", text: "" }] }] },
    /text blocks must not be empty/,
  ],
  [
    "/v1/messages",
    "a first message that is no user's",
    { model: "m", max_tokens: 9, messages: [{ role: "assistant", content: "x" }] },
    /the first message must be a user's/,
  ],
  [
    "/v1/messages",
    "a call without result",
    { model: "m", max_tokens: 9, messages: [user, { role: "assistant", content: [use] }, user] },
    /no tool's result: c1/,
  ],
  [
    "/v1/messages",
    "a result without call",
    { model: "m", max_tokens: 9, messages: [{ role: "user", content: [result] }] },
    /c1 answers no call/,
  ],
  [
    "/v1/messages",
    "thinking with another's signature",
    {
      model: "m",
      max_tokens: 9,
      messages: [user, { role: "assistant", content: [{ type: "thinking", thinking: "x", signature: "y" }] }],
    },
    /signature/,
  ],
  ["/v1beta/models/m:generateContent", "no contents", {}, /contents/],
  [
    "/v1beta/models/m:generateContent",
    "fewer results than calls",
    { contents: [go, functionCall, go] },
    /1 function calls are followed by 0 function responses/,
  ],
])("%s refuses %s as its provider would", async (address, _, body, sentence) => {
  const server = await serve([{ text: "ok" }]);
  const { status, text } = await post(server, address, body);
  expect([status, JSON.parse(text).error.message]).toEqual([400, expect.stringMatching(sentence)]);
  expect(server.asked).toEqual([]);
});

test("reasoning that is not stored and comes without its content is not found", async () => {
  const server = await serve([{ text: "ok" }]);
  const input = [user, { type: "reasoning", id: "rs_1" }, { role: "assistant", content: "x" }];
  expect((await post(server, "/v1/responses", { model: "m", input, store: false })).status).toBe(404);
});

test.each(["/v1/chat/completions", "/v1/responses", "/v1/messages", "/v1beta/models/m:generateContent"])(
  "%s lets nobody in without the key",
  async (address) => {
    const server = await serve([{ text: "ok" }], { key: "the-right-key" });
    expect((await post(server, address, {}, { "content-type": "application/json" })).status).toBe(401);
    expect((await post(server, address, {})).status).toBe(401);
  },
);

test("Anthropic's protocol wants its version named", async () => {
  const server = await serve([{ text: "ok" }]);
  const { "anthropic-version": _, ...headers } = HEADERS;
  const body = { model: "m", max_tokens: 9, messages: [user] };
  expect((await post(server, "/v1/messages", body, headers)).text).toContain("anthropic-version");
});

test("a script that has ended says so instead of starting again", async () => {
  const server = await serve([{ text: "ok" }]);
  const body = { model: "m", messages: [user] };
  expect((await post(server, "/v1/chat/completions", body)).status).toBe(200);
  const second = await post(server, "/v1/chat/completions", body);
  expect([second.status, second.text]).toEqual([
    400,
    expect.stringContaining("the script has 1 replies, and this is request 2"),
  ]);
});

test("a script may be a function of what was asked", async () => {
  const server = await serve(({ messages, tools }, number) => ({
    text: `${number}: ${messages.at(-1)?.text}, ${tools.length} tools`,
  }));
  const body = { model: "m", messages: [user] };
  await post(server, "/v1/chat/completions", body);
  expect((await post(server, "/v1/chat/completions", body)).text).toContain("2: Go., 0 tools");
});

test("it can be started as a process, which prints its address and ends when told to", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "wick-script-"));
  const file = path.join(folder, "script.json");
  fs.writeFileSync(file, JSON.stringify([{ text: "from a file" }]));
  const program = spawn(process.execPath, ["--import", "tsx", "lib/models/testing/serve-script.ts", file]);
  const [url] = await once(createInterface(program.stdout), "line");
  const response = await fetch(`${url}/v1/chat/completions`, {
    ...{ method: "POST", headers: HEADERS, body: JSON.stringify({ model: "m", messages: [user] }) },
  });
  expect(await response.text()).toContain("from a file");
  program.kill();
  expect(await once(program, "exit")).toEqual([0, null]);
  fs.rmSync(folder, { recursive: true });
});

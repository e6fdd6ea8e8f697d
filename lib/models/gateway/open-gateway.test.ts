import { afterEach, expect, test } from "vitest";
import type { Fault } from "@/lib/protocol/fault";
import type { Gateway, Passage, WireProtocol } from "@/lib/protocol/gateway";
import type { ModelProvider } from "@/lib/protocol/model";
import { aModel, TEST_ENV, TEST_KEY } from "../testing/a-model";
import type { Script } from "../testing/script";
import { type ScriptedServer, startScriptedServer } from "../testing/scripted-server";
import { openGateway } from "./open-gateway";

let server: ScriptedServer;
afterEach(() => server.stop());

const PROVIDER: Record<WireProtocol, ModelProvider> = {
  ...{ "chat-completions": "openai-compatible", responses: "openai", messages: "anthropic" },
};
const PATHS: Record<WireProtocol, string> = {
  ...{ "chat-completions": "/openai/v1/chat/completions", responses: "/openai/v1/responses" },
  messages: "/anthropic/v1/messages",
};

async function open(wire: WireProtocol, script: Script): Promise<Gateway> {
  server = await startScriptedServer(script, { key: TEST_KEY });
  const effects = { env: TEST_ENV, sleep: async () => {}, tries: 3 };
  return openGateway(aModel(server.url, PROVIDER[wire]), effects);
}

/** What a scaffold would send, with a model's name and a tool of its own choosing. */
function bodyOf(wire: WireProtocol, more: object = {}): object {
  const schema = { type: "object", properties: {} };
  const chat = { messages: [{ role: "user", content: "Make it faster." }] };
  if (wire === "responses")
    return {
      model: "gpt-x",
      input: "Make it faster.",
      tools: [{ type: "function", name: "bash", parameters: schema }],
      ...more,
    };
  if (wire === "messages")
    return { model: "claude-x", max_tokens: 9000, ...chat, tools: [{ name: "bash", input_schema: schema }], ...more };
  return {
    model: "gpt-x",
    ...chat,
    tools: [{ type: "function", function: { name: "bash", parameters: schema } }],
    ...more,
  };
}

const post = (wire: WireProtocol, body: object, signal: AbortSignal | null = null): Request =>
  new Request(`http://127.0.0.1${PATHS[wire]}`, {
    ...{ method: "POST", body: JSON.stringify(body), signal },
    headers: { "content-type": "application/json", "anthropic-version": "2023-06-01", "x-secret": "of the box" },
  });

async function passageOf(gateway: Gateway, request: Request): Promise<Passage> {
  const read = await gateway.read(request);
  if (read instanceof Response) throw new Error(`answered ${read.status}: ${await read.text()}`);
  return read;
}

const LIMITS = { maxOutputTokens: 500, trySeconds: 30, signal: new AbortController().signal };
const REPLY = { text: "I look.", calls: [{ name: "bash", input: { command: "ls" } }], cachedTokens: 4 };

for (const wire of ["chat-completions", "responses", "messages"] as const)
  for (const stream of [true, false])
    test(`${wire}, ${stream ? "streamed" : "whole"}: passes with the model's own name, key and limit, and its bill is read`, async () => {
      const gateway = await open(wire, [REPLY]);
      const passage = await passageOf(gateway, post(wire, bodyOf(wire, { stream })));
      const { response, passed, retries } = await passage.send(LIMITS);
      const text = await response.text();
      expect(text).toContain("bash");
      expect(text.includes('"choices":[]')).toBe(false);
      expect(await passed).toMatchObject({ finish: "tool-calls", usage: { cachedInputTokens: 4, estimated: false } });
      const [asked] = server.asked;
      const { usage } = (await passed)!;
      expect(usage.inputTokens).toBe(asked!.inputTokens);
      expect(usage.outputTokens).toBeGreaterThan(4);
      expect(passage.inputTokens).toBeGreaterThanOrEqual(asked!.inputTokens);
      expect(asked).toMatchObject({ protocol: wire, model: "scripted-1", maxOutputTokens: 500, stream });
      expect(asked!.headers).not.toHaveProperty("x-secret");
      expect([retries, gateway.broken()]).toEqual([0, null]);
    });

test("what a provider would do outside the sandbox is taken out of a request", async () => {
  const gateway = await open("responses", [{ text: "ok" }, { text: "ok" }]);
  const tools = [
    { type: "web_search" },
    { type: "mcp", server_url: "https://example.org" },
    { type: "custom", name: "patch" },
  ];
  const passage = await passageOf(gateway, post("responses", bodyOf("responses", { tools })));
  expect(passage.takenOut).toEqual(["web_search", "mcp"]);
  await passage.send(LIMITS);
  expect(JSON.stringify(server.asked[0]!.body)).not.toMatch(/web_search|example.org/);
  await server.stop();
  const anthropic = await open("messages", [{ text: "ok" }]);
  const searching = {
    tools: [{ type: "web_search_20250305", name: "web_search" }],
    mcp_servers: [{ url: "https://example.org" }],
  };
  const closed = await passageOf(anthropic, post("messages", bodyOf("messages", searching)));
  expect(closed.takenOut).toEqual(["mcp_servers", "web_search_20250305"]);
  await closed.send(LIMITS);
  expect(JSON.stringify(server.asked[0]!.body)).not.toMatch(/web_search|example.org/);
});

test("requests that cannot be metered, other addresses and other protocols are answered without asking the model", async () => {
  const gateway = await open("messages", []);
  const answer = async (request: Request) => {
    const read = await gateway.read(request);
    if (!(read instanceof Response)) throw new Error("it would pass");
    return { status: read.status, body: await read.json() };
  };
  expect(await answer(post("chat-completions", bodyOf("chat-completions")))).toMatchObject({ status: 400 });
  expect((await answer(new Request("http://127.0.0.1/openai/v1/models"))).body).toMatchObject({
    data: [{ id: "scripted-1" }],
  });
  expect((await answer(new Request("http://127.0.0.1/openai/v1/files", { method: "POST", body: "{}" }))).status).toBe(
    404,
  );
  const count = new Request("http://127.0.0.1/anthropic/v1/messages/count_tokens", { method: "POST", body: "{}" });
  expect((await answer(count)).body).toEqual({ input_tokens: expect.any(Number) });
  await server.stop();
  const stateful = await open("responses", []);
  const read = await stateful.read(post("responses", bodyOf("responses", { previous_response_id: "resp_1" })));
  expect(await (read as Response).json()).toMatchObject({
    error: { message: expect.stringContaining("previous_response_id") },
  });
});

test("a refusal that is the program's own is handed on, without the key and without a bill", async () => {
  const gateway = await open("messages", [{ status: 400, message: `max_tokens is wrong, ${TEST_KEY}` }]);
  const { response, passed } = await (await passageOf(gateway, post("messages", bodyOf("messages")))).send(LIMITS);
  expect(response.status).toBe(400);
  const text = await response.text();
  expect(text).toContain("max_tokens is wrong");
  expect(text).not.toContain(TEST_KEY);
  expect(await passed).toBeNull();
});

test("a provider that is out of order is asked again, and is a fault when it stays so", async () => {
  const again = await open("chat-completions", [{ status: 503 }, { broken: "dropped" }, REPLY]);
  const answering = await (await passageOf(again, post("chat-completions", bodyOf("chat-completions")))).send(LIMITS);
  expect(answering.retries).toBe(2);
  await server.stop();
  const down = await open("chat-completions", () => ({ status: 503 }));
  const passage = await passageOf(down, post("chat-completions", bodyOf("chat-completions")));
  const fault: Fault = await passage.send(LIMITS).then(
    () => expect.unreachable(),
    (error: Fault) => error,
  );
  expect(fault.record).toMatchObject({
    place: "model",
    retriable: true,
    message: expect.stringContaining("503 in 3 tries"),
  });
});

test("an answer that breaks off is billed by what was said, and after five in a row nobody is asked any more", async () => {
  const gateway = await open("messages", () => ({ text: "one two three four five six", broken: "truncated" }));
  const request = () => post("messages", bodyOf("messages", { stream: true }));
  for (let time = 0; time < 5; time++) {
    const { response, passed } = await (await passageOf(gateway, request())).send(LIMITS);
    await expect(response.text()).rejects.toThrow();
    expect(await passed).toMatchObject({ finish: "other" });
    expect(gateway.broken()?.record.place).toBe("model");
  }
  await expect((await passageOf(gateway, request())).send(LIMITS)).rejects.toThrow("broke off");
  expect(server.asked).toHaveLength(5);
});

test("whoever hangs up is billed for what was said until then", async () => {
  const gateway = await open("chat-completions", [{ text: "word ".repeat(2000), usage: "none" }]);
  const request = post("chat-completions", bodyOf("chat-completions", { stream: true }));
  const { response, passed } = await (await passageOf(gateway, request)).send({ ...LIMITS, maxOutputTokens: 4000 });
  const reader = response.body!.getReader();
  await reader.read();
  await reader.cancel();
  const { usage } = (await passed)!;
  expect(usage).toMatchObject({ estimated: true });
  expect(usage.inputTokens).toBeGreaterThan(10);
  expect(gateway.broken()).toBeNull();
});

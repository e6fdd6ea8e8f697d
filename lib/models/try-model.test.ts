import { expect, test } from "vitest";
import { aModel, TEST_ENV } from "./testing/a-model";
import type { Reply } from "./testing/script";
import { startScriptedServer } from "./testing/scripted-server";
import { tryModel } from "./try-model";

async function trial(reply: Reply) {
  const server = await startScriptedServer([reply]);
  try {
    const prices = { input: 1000, cachedInput: null, output: 0, reasoning: null };
    const config = aModel(server.url, "openai-compatible", { prices });
    const tried = await tryModel(config, TEST_ENV, new AbortController().signal);
    return { tried, asked: server.asked };
  } finally {
    await server.stop();
  }
}

test("one call shows latency, usage, price and that tool calling works", async () => {
  const { tried, asked } = await trial({ calls: [{ name: "add", input: { a: 19, b: 23 } }] });
  const inputTokens = asked[0]?.inputTokens ?? 0;
  expect(tried).toMatchObject({ ok: true, toolProblem: null, usd: inputTokens / 1000, usage: { inputTokens } });
  expect(asked).toHaveLength(1);
});

test.each<[Reply, string]>([
  [{ text: "42" }, "it answered in words instead of calling the tool"],
  [{ calls: [{ name: "sum", input: {} }] }, "it called sum, which is no tool it was offered"],
  [{ calls: [{ name: "add", input: { a: 1 } }] }, 'it called the tool with {"a":1}'],
  [{ text: "so", finish: "length" }, "its answer was cut off before it called the tool: allow more output tokens"],
])("%j is told as what it did instead", async (reply, problem) => {
  expect((await trial(reply)).tried).toMatchObject({ ok: true, toolProblem: problem });
});

test("a refusal is told in the fault's sentence, after one try", async () => {
  const { tried, asked } = await trial({ status: 503 });
  expect(tried).toMatchObject({ ok: false, message: expect.stringMatching(/answered 503 in 1 try/) });
  expect(asked).toHaveLength(1);
});

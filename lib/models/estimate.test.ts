import { afterAll, beforeAll, expect, test } from "vitest";
import { type ModelMessage, ModelProvider } from "@/lib/protocol/model";
import { type Generator, generator } from "@/lib/stats/generator";
import { countInput } from "./estimate";
import { openModel } from "./open-model";
import { A_TOOL, aModel, aRequest, TEST_ENV } from "./testing/a-model";
import { type ScriptedServer, startScriptedServer } from "./testing/scripted-server";

let server: ScriptedServer;
beforeAll(async () => {
  server = await startScriptedServer(({ messages }, number) => {
    const random = generator(number).fork(messages.length);
    const calls = Array.from({ length: random.integer(4) }, () => ({ name: "read", input: { path: words(random) } }));
    return { text: words(random), reasoning: words(random), calls };
  });
});
afterAll(() => server.stop());

const PIECES = ["for", " (let i", "\n\n", "日本語", "🔥", " }", "aaaa", '"', "\\", "<|endoftext|>", " performance"];
const words = (random: Generator): string =>
  Array.from({ length: random.integer(30) }, () => PIECES[random.integer(PIECES.length)]).join("");

test.each(ModelProvider.options)("of %s, no conversation is billed more input than was estimated", async (provider) => {
  const model = openModel(aModel(server.url, provider), { env: TEST_ENV, tries: 1 });
  for (let seed = 0; seed < 8; seed++) {
    const random = generator(`estimate ${seed}`);
    const messages: ModelMessage[] = [...aRequest().messages];
    for (let turn = 0; turn < 5; turn++) {
      const request = aRequest({
        messages: [...messages],
        tools: Array.from({ length: 1 + random.integer(3) }, () => A_TOOL),
      });
      const { text, calls, kept, usage } = await model.complete(request);
      expect(model.estimateInput(request)).toBeGreaterThanOrEqual(usage.inputTokens);
      messages.push({ role: "assistant", text, calls, kept });
      for (const { id, name } of calls) messages.push({ role: "tool", call: id, name, text: words(random) });
      messages.push({ role: "user", text: `And then? ${words(random)}` });
    }
  }
});

test.each([
  ["one letter", "a".repeat(5_000_000)],
  ["no spaces", "x9".repeat(2_500_000)],
  ["lines", "the quick brown fox\n".repeat(250_000)],
])("5 MB of %s are counted within seconds, and once", (_, text) => {
  const messages: ModelMessage[] = [{ role: "user", text }];
  const first = performance.now();
  const tokens = countInput({ messages, tools: [] });
  expect(performance.now() - first).toBeLessThan(20_000);
  const second = performance.now();
  expect(countInput({ messages, tools: [] })).toBe(tokens);
  expect(performance.now() - second).toBeLessThan(10);
});

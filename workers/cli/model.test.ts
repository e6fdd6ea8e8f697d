import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { aModel, TEST_ENV, TEST_KEY } from "@/lib/models/testing/a-model";
import { startScriptedServer } from "@/lib/models/testing/scripted-server";
import { addModel, deleteModel, getModel, listModels } from "@/lib/store/models";
import { provideTestDatabase } from "@/lib/store/test-database";
import { AnsweredNo, BadUsage } from "./answer";
import { commands } from "./commands";

provideTestDatabase();

let printed = "";
beforeEach(() => {
  printed = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  for (const { id } of await listModels()) await deleteModel(id);
});

const wick = (...words: string[]) => commands().parseAsync(["model", ...words], { from: "user" });

test("a model is added, listed with the state of its key, changed and removed", async () => {
  const about = ["--provider", "openai", "--model", "gpt-5", "--key-variable", "SCRIPTED_MODEL_KEY"];
  await wick("add", "gpt", ...about, "--price-input", "1.25", "--price-output", "10", "--seed", "7");
  expect(await getModel("gpt")).toMatchObject({
    ...{ provider: "openai", model: "gpt-5", baseUrl: null, keyVariable: "SCRIPTED_MODEL_KEY", seed: 7 },
    prices: { input: 1.25, cachedInput: null, output: 10, reasoning: null },
    sampling: { temperature: null, maxOutputTokens: 8192 },
  });
  expect(printed).toBe("The model gpt is configured; wick model test gpt tries it out.\n");
  await wick("add", "gpt", ...about, "--temperature", "0", "--replace");
  expect((await getModel("gpt")).sampling.temperature).toBe(0);
  printed = "";
  await wick("list", "--json");
  expect(JSON.parse(printed)).toMatchObject([{ id: "gpt", key: "absent" }]);
  vi.stubEnv("SCRIPTED_MODEL_KEY", TEST_KEY);
  printed = "";
  await wick("list");
  expect(printed).toContain("SCRIPTED_MODEL_KEY: present");
  expect(printed).not.toContain(TEST_KEY);
  await wick("remove", "gpt");
  expect(await listModels()).toEqual([]);
});

test.each([
  [
    ["add", "x", "--provider", "opanai", "--model", "m"],
    /^provider is "opanai"; expected one of .* \(did you mean openai\?\)\.$/,
  ],
  [
    ["add", "x", "--provider", "openai-compatible", "--model", "m"],
    /^baseUrl is empty; an OpenAI-compatible server needs/,
  ],
  [
    ["add", "x", "--provider", "openai", "--model", "m", "--seed", "many"],
    /^seed is not a number; expected a whole number\.$/,
  ],
  [
    ["add", "x", "--provider", "openai", "--model", "m", "--price-input", "1"],
    /^prices.output is empty; expected a number\.$/,
  ],
  [
    ["add", "x", "--provider", "openai", "--model", "m", "--key-variable", "sk-secret-secret"],
    /^keyVariable is no name of/,
  ],
  [
    ["add", "x", "--provider", "openai", "--model", "m", "--replace"],
    /^There is no model x; wick model list shows all\.$/,
  ],
  [["test", "x"], /^There is no model x; wick model list shows all\.$/],
  [["remove", "x"], /^There is no model x; wick model list shows all\.$/],
  [["add", "x"], /^wick model add needs --provider <provider>: /],
])("%j is refused in a sentence, and nothing is stored", async (words, sentence) => {
  const refused = await wick(...words).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(BadUsage);
  expect(refused).toMatchObject({ message: expect.stringMatching(sentence) });
  expect(await listModels()).toEqual([]);
});

test("testing a model makes one real call, and answers no when tool calling does not work", async () => {
  const server = await startScriptedServer([
    { calls: [{ name: "add", input: { a: 19, b: 23 } }] },
    { text: "42", usage: "none" },
    { status: 401, message: "bad key" },
  ]);
  for (const [name, value] of Object.entries(TEST_ENV)) vi.stubEnv(name, value);
  const { id } = await addModel(aModel(server.url, "anthropic"));
  await wick("test", id);
  expect(printed).toMatch(/^answered in \d+\.\d\d s\n\d+ input tokens \(0 cached\), .*\ntool calling works\n$/);
  printed = "";
  await expect(wick("test", id, "--json")).rejects.toThrow(AnsweredNo);
  expect(JSON.parse(printed)).toMatchObject({ ok: true, usage: { estimated: true }, toolProblem: expect.any(String) });
  printed = "";
  await expect(wick("test", id)).rejects.toThrow(AnsweredNo);
  expect(printed).toMatch(/answered 401 \(bad key\): check the key in SCRIPTED_MODEL_KEY\.\n$/);
  await server.stop();
});

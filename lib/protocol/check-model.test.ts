import { expect, test } from "vitest";
import { checkModel } from "./check-model";

const sound = {
  ...{ id: "qwen", provider: "openai-compatible", baseUrl: "http://127.0.0.1:11434/v1", model: "qwen3:8b" },
  sampling: { temperature: 0, topP: null, maxOutputTokens: 4096, reasoningEffort: null },
  ...{ keyVariable: null, seed: 7, contextTokens: 32_768, prices: null, recordTraffic: false },
};

const problemsOf = (value: unknown) => {
  const checked = checkModel(value);
  return checked.ok ? [] : checked.problems.map(({ path, message }) => `${path} ${message}`);
};

test("a sound configuration is taken as it is", () => {
  expect(checkModel(sound)).toEqual({ ok: true, value: sound });
});

test.each([
  [{ baseUrl: null }, /^baseUrl is empty; an OpenAI-compatible server needs its address/],
  [{ baseUrl: "localhost:11434" }, /^baseUrl is "localhost:11434"; expected an http or https address$/],
  [{ baseUrl: "http://me:secret@host/v1" }, /^baseUrl holds a user, a password, a query or a fragment/],
  [{ baseUrl: "http://host/v1?key=secret" }, /^baseUrl holds a user, a password, a query or a fragment/],
  [{ id: "a b" }, /^id is "a b"; expected at most 64 letters, digits/],
  [{ model: " " }, /^model is empty|^model has .*; a model needs the name/],
  [{ keyVariable: "DATABASE_URL" }, /^keyVariable is DATABASE_URL, which is no variable for a model's key$/],
  [{ keyVariable: "WICK_TOKEN" }, /^keyVariable is WICK_TOKEN/],
  [{ contextTokens: 4096 }, /^sampling.maxOutputTokens is 4096; expected less than contextTokens, which is 4096$/],
  [{ seed: -1 }, /^seed is -1; expected a whole number of at least 0$/],
  [{ prices: { input: -1, cachedInput: null, output: 1, reasoning: null } }, /^prices.input is -1/],
  [{ apiKey: "x" }, /^apiKey is an unknown field/],
])("%j is refused by its field", (change, sentence) => {
  const problems = problemsOf({ ...sound, ...change });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(sentence);
});

test("a key where its variable should be is not repeated", () => {
  const [problem] = problemsOf({ ...sound, keyVariable: "sk-live-0123456789abcdef" });
  expect(problem).toBe(
    "keyVariable is no name of an environment variable; expected one such as OPENAI_API_KEY, never the key itself",
  );
});

test("Anthropic takes less temperature than the others", () => {
  const sampling = { ...sound.sampling, temperature: 1.5 };
  expect(problemsOf({ ...sound, provider: "openai", sampling })).toEqual([]);
  expect(problemsOf({ ...sound, provider: "anthropic", sampling })).toEqual([
    "sampling.temperature is 1.5; Anthropic takes at most 1",
  ]);
});

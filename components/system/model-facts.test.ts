import { expect, test } from "vitest";
import { checkModel } from "@/lib/protocol/check-model";
import { blankModel, pricesText, SERVERS, samplingText } from "./model-facts";

const offer = {
  id: "openai-compatible",
  title: "OpenAI-compatible",
  baseUrl: null,
  keyVariable: null,
  takesSeed: true,
} as const;

test("a blank model lacks only what nobody can guess", () => {
  const checked = checkModel(blankModel(offer));
  expect(checked.ok ? [] : checked.problems.map(({ path }) => path).sort()).toEqual(["id", "model"]);
});

test.each(SERVERS)("$title needs nothing more than what its example fills in, and a name", (server) => {
  const { baseUrl, keyVariable, model } = server;
  expect(checkModel({ ...blankModel(offer), id: "mine", baseUrl, keyVariable, model }).ok).toBe(true);
});

test("sampling and prices say what is set", () => {
  const blank = blankModel(offer);
  expect(samplingText(blank)).toBe("8,192 tokens out, 128,000 in all");
  const sampling = { ...blank.sampling, temperature: 0, topP: 0.9, reasoningEffort: "low" as const };
  expect(samplingText({ ...blank, sampling, seed: 7 })).toBe(
    "temperature 0 · top p 0.9 · low effort · seed 7 · 8,192 tokens out, 128,000 in all",
  );
  expect(pricesText(null)).toBe("not charged");
  expect(pricesText({ input: 1.25, cachedInput: 0.125, output: 10, reasoning: null })).toBe(
    "1.25 in · 0.125 cached · 10 out",
  );
});

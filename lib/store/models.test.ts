import { afterEach, expect, test } from "vitest";
import type { ModelConfig } from "@/lib/protocol/model";
import { freezeProblems, freezeStudy } from "./freeze-study";
import { addModel, BadModel, changeModel, deleteModel, frozenModel, getModel, listModels } from "./models";
import { createStudy } from "./studies";
import { provideTestDatabase } from "./test-database";
import { aDesign, catalogue, condition } from "./test-study";

provideTestDatabase();
afterEach(async () => {
  for (const { id } of await listModels()) await deleteModel(id);
});

const aModel = (more: Partial<ModelConfig> = {}): ModelConfig => ({
  ...{ id: "qwen", provider: "openai-compatible", baseUrl: "http://127.0.0.1:11434/v1", model: "qwen3:8b" },
  sampling: { temperature: 0, topP: null, maxOutputTokens: 4096, reasoningEffort: null },
  ...{ keyVariable: null, seed: 7, contextTokens: 32_768, prices: null, recordTraffic: false },
  ...more,
});

const thinking = (model: string) => ({ id: "thinker", parameters: { model } });

test("models are added, listed by name, changed and deleted", async () => {
  await addModel(aModel({ id: "b" }));
  await addModel(aModel({ id: "a" }));
  expect((await listModels()).map(({ id }) => id)).toEqual(["a", "b"]);
  const changed = aModel({ id: "a", model: "other" });
  expect(await changeModel("a", changed)).toEqual(changed);
  expect(await getModel("a")).toEqual(changed);
  await deleteModel("a");
  await expect(getModel("a")).rejects.toThrow("There is no model a; wick model list shows all.");
  await expect(deleteModel("a")).rejects.toMatchObject({ reason: "not-found" });
  await expect(changeModel("a", changed)).rejects.toMatchObject({ reason: "not-found" });
});

test("what is wrong is said by field, and nothing is stored", async () => {
  const refused = await addModel(aModel({ baseUrl: null, contextTokens: 10 })).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(BadModel);
  expect(refused).toMatchObject({ problems: [{ path: "contextTokens" }] });
  await expect(addModel({ id: "x" })).rejects.toThrow(BadModel);
  expect(await listModels()).toEqual([]);
});

test("two models of one name are refused by the name, also at the same moment, and a name is not changed", async () => {
  const added = await Promise.allSettled([addModel(aModel()), addModel(aModel())]);
  const refused = added.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
  expect(refused).toMatchObject([{ problems: [{ path: "id", message: "is qwen, as another model is called" }] }]);
  await expect(changeModel("qwen", aModel({ id: "other" }))).rejects.toMatchObject({ problems: [{ path: "id" }] });
});

test("a study that names a model which is not configured cannot be frozen, and says by which field", async () => {
  await addModel(aModel());
  const conditions = [condition("C0", null), { ...condition("C1", "baseline"), agent: thinking("qwne") }];
  const design = aDesign({ agent: thinking("gpt"), conditions });
  const told = (path: string, name: string) => ({
    path,
    message: `is ${name}; wick model list and the page System show all`,
  });
  expect(await freezeProblems(design, catalogue)).toEqual([
    told("agent.parameters.model", "gpt, which is no configured model"),
    told("conditions.1.agent.parameters.model", "qwne, which is no configured model (did you mean qwen?)"),
  ]);
});

test("a frozen study keeps its models as they were", async () => {
  await addModel(aModel());
  const freeze = async () => {
    const { id } = await createStudy(aDesign({ agent: thinking("qwen") }));
    return freezeStudy(id, catalogue);
  };
  const frozen = await freeze();
  expect((await freeze()).protocolHash).toBe(frozen.protocolHash);
  await changeModel("qwen", aModel({ seed: 8 }));
  expect(await frozenModel(frozen.id, "qwen")).toEqual(aModel());
  expect((await freeze()).protocolHash).not.toBe(frozen.protocolHash);
  await deleteModel("qwen");
  expect(await frozenModel(frozen.id, "qwen")).toEqual(aModel());
  await expect(frozenModel(frozen.id, "other")).rejects.toMatchObject({ reason: "not-found" });
  const { id } = await createStudy(aDesign());
  await expect(frozenModel(id, "qwen")).rejects.toMatchObject({ reason: "not-found" });
});

test("a frozen study is held to the words its agents tell their models", async () => {
  await addModel(aModel());
  const hashWith = async (sha256: string) => {
    const { id } = await createStudy(aDesign({ agent: thinking("qwen") }));
    const frozen = await freezeStudy(id, { ...catalogue, promptsOf: () => ({ version: "1", sha256 }) });
    return frozen.protocolHash;
  };
  expect(await hashWith("a")).toBe(await hashWith("a"));
  expect(await hashWith("a")).not.toBe(await hashWith("b"));
});

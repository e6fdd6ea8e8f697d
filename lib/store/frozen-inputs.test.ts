import { expect, test } from "vitest";
import { query } from "./database";
import { freezeStudy, namingProblems } from "./freeze-study";
import { frozenInputs } from "./frozen-inputs";
import { createStudy } from "./studies";
import { provideTestDatabase } from "./test-database";
import { aDesign, catalogue } from "./test-study";

provideTestDatabase();

test("a study is held to its tasks, version, models and prompts from freezing on, and an older one to what it was frozen with", async () => {
  const { id } = await createStudy(aDesign());
  expect(await frozenInputs(id)).toBeNull();
  await freezeStudy(id, catalogue);
  const inputs = await frozenInputs(id);
  expect(Object.keys(inputs?.taskHashes ?? {}).sort()).toEqual(["alpha-1", "beta-1"]);
  expect(inputs).toMatchObject({ models: {}, prompts: {} });
  await query("update study set frozen_inputs = frozen_inputs - 'models' - 'prompts' where id = $1", [id]);
  expect(await frozenInputs(id)).toEqual(inputs);
  await expect(frozenInputs("00000000-0000-7000-8000-000000000000")).rejects.toMatchObject({ reason: "not-found" });
});

test("what a design names and is not there is told apart from what its shape shows", async () => {
  expect(await namingProblems(aDesign({ title: "" }), catalogue)).toEqual([]);
  expect(await namingProblems(aDesign({ agent: { id: "nobody", parameters: {} } }), catalogue)).toMatchObject([
    { path: "agent", message: expect.stringContaining("no agent nobody") },
  ]);
});

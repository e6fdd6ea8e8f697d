import { expect, test } from "vitest";
import { aConfig } from "@/lib/agents/fixtures/scripted-model";
import { npmHistory } from "@/lib/benchmarks/npm-history";
import type { AgentChoice, Trigger } from "@/lib/protocol/condition";
import { readStudyFile, toDesign } from "@/lib/protocol/study-file";
import { installed } from "./catalogue";
import { freezeProblems } from "./freeze-study";

/** What keeps a study of one condition with this trigger from being frozen. */
async function problems(agent: AgentChoice, trigger: Trigger): Promise<string[]> {
  const file = readStudyFile({
    ...{ title: "x", sample: { perStratum: 1 }, agent },
    conditions: ["C0", { id: "own", profiling: { representation: "top-k", trigger } }],
  });
  const catalogue = { ...installed, models: async () => [aConfig({ id: "m" })] };
  const found = await freezeProblems(toDesign(file, await npmHistory.load()), catalogue);
  return found.map(({ path, message }) => `${path} ${message}`);
}

test("an agent that cannot ask for evidence has none of a condition that waits to be asked", async () => {
  const perfagent = { id: "perfagent", parameters: { model: "m" } };
  expect(await problems(perfagent, "on-demand")).toEqual([
    "conditions.1.profiling.trigger is on-demand, of which the agent perfagent has no use; expected one of at-start, after-edit, before-submit",
  ]);
  for (const trigger of ["at-start", "after-edit", "before-submit"] as const)
    expect(await problems(perfagent, trigger)).toEqual([]);
  expect(await problems({ id: "llm", parameters: { model: "m" } }, "on-demand")).toEqual([]);
});

test("an agent that there is not is said once, where it is named", async () => {
  const found = await problems({ id: "perfagnt", parameters: {} }, "on-demand");
  expect(found).toEqual([expect.stringMatching(/^agent cannot be used: no agent is called perfagnt/)]);
});

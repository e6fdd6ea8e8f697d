import { expect, test } from "vitest";
import { z } from "zod";
import { readDraft } from "./study-draft";
import { BadStudyFile, readStudyFile, StudyFile, toDesign } from "./study-file";
import type { Task } from "./task";
import { TEMPLATES } from "./templates";

const task = (repository: string, number: number): Task => ({
  id: `${repository}-${number}`,
  benchmark: "npm-history",
  repository,
  bottleneck: "caching",
  statement: "slow",
  licence: "MIT",
  releaseYear: 2020,
  quick: number === 1,
  hash: "0",
});
const tasks = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta"].flatMap((name) =>
  [1, 2, 3, 4, 5, 6].map((number) => task(name, number)),
);
const smallest = { title: "Small", sample: { perStratum: 1 }, conditions: ["C0", "C1"], agent: "noop" };
const problemsOf = (value: unknown) => {
  try {
    toDesign(readStudyFile(value), tasks);
    return [];
  } catch (error) {
    if (error instanceof BadStudyFile) return error.message.split("\n");
    throw error;
  }
};

test("four fields make a study; the rest is the protocol's", () => {
  const design = toDesign(readStudyFile(smallest), tasks);
  expect(design.sample.taskIds).toHaveLength(7);
  expect(design.conditions[1]?.profiling).toMatchObject({ representation: "baseline", calls: 3, evidenceTokens: 1500 });
  expect(design.plan.contrasts).toEqual([{ id: "C1-C0", question: "RQ1", treatment: "C1", control: "C0" }]);
  expect(design).toMatchObject({ budget: { steps: 100 }, replicates: 1, agent: { id: "noop", parameters: {} } });
});

test("a condition in full takes its level's allowance but for what it says itself", () => {
  const profiling = { representation: "call-paths", level: "high", calls: 2, trigger: "at-start", repeats: 5 };
  const own = { id: "deep", profiling };
  const design = toDesign(readStudyFile({ ...smallest, conditions: ["C0", own] }), tasks);
  expect(design.conditions[1]).toMatchObject({
    label: "deep",
    profiling: { calls: 2, secondsPerCall: 60, evidenceTokens: 1500, trigger: "at-start", kind: "cpu", repeats: 5 },
  });
});

test("explicit tasks are taken as they are listed", () => {
  const file = readStudyFile({ ...smallest, sample: { taskIds: ["beta-2", "alpha-1"] } });
  expect(toDesign(file, tasks).sample).toEqual({ perStratum: null, seed: 1, taskIds: ["beta-2", "alpha-1"] });
});

test("the same file and seed mean the same design", () => {
  const file = { ...smallest, sample: { perStratum: 2, seed: 5 } };
  expect(toDesign(readStudyFile(file), tasks)).toEqual(toDesign(readStudyFile(file), [...tasks].reverse()));
});

test.each([
  ["an unknown field", { ...smallest, replicate: 3 }, /^replicate is an unknown field; known are title, /],
  ["an unknown field of the budget", { ...smallest, budget: { seconds: 3 } }, /^budget\.seconds is an unknown field/],
  ["an unknown field of a contrast", withContrast("C1", "C0", { alpha: 1 }), /^plan\.contrasts\[0\]\.alpha is an unk/],
  ["0 replicates", { ...smallest, replicates: 0 }, /^replicates is 0; expected a whole number of at least 1$/],
  ["a zero budget", { ...smallest, budget: { steps: 0 } }, /^budget\.steps is 0; a run needs at least 1 step$/],
  ["a missing title", { ...smallest, title: undefined }, /^title is missing; expected a text$/],
  ["a condition twice", { ...smallest, conditions: ["C0", "C0"] }, /^conditions\[1\]\.id is C0, as that of/],
  ["a rule without its conditions", { ...smallest, conditions: ["C0", "B1"] }, /representation names C2, which is no/],
  ["a contrast of nothing", withContrast("C1", "C9"), /^plan\.contrasts\[0\]\.control is C9, which is no condition/],
  ["something else entirely", 7, /^the file is 7; expected a mapping/],
])("%s is refused with its field, what was found and what was expected", (_, file, expected) => {
  const [first = "nothing was refused"] = problemsOf(file);
  expect(first).toMatch(expected);
});

function withContrast(treatment: string, control: string, more: object = {}) {
  return { ...smallest, plan: { contrasts: [{ id: "c", question: "RQ1", treatment, control, ...more }] } };
}

test("every wrong field is named at once", () => {
  expect(problemsOf({ ...smallest, title: "", replicates: 0, sample: { perStratum: 0 } })).toHaveLength(3);
});

test("the schema can be published as JSON Schema, with what each field is for", () => {
  const schema = z.toJSONSchema(StudyFile, { io: "input" });
  expect(schema.required).toEqual(["title", "sample", "conditions", "agent"]);
  expect(schema.properties?.seed).toMatchObject({ default: 1, description: expect.stringContaining("order of runs") });
});

test("the pilot and the full protocol are ready to freeze; the blank study says what it lacks", () => {
  const problems = Object.fromEntries(
    TEMPLATES.map((template) => [template.id, readDraft(template.design(tasks)).problems.map(({ path }) => path)]),
  );
  expect(problems).toEqual({ pilot: [], "full-protocol": [], blank: ["sample.taskIds"] });
});

test("the pilot takes six quick tasks of six repositories", () => {
  const pilot = TEMPLATES.find((template) => template.id === "pilot")?.design(tasks);
  expect(pilot?.sample.taskIds).toHaveLength(6);
  expect(new Set(pilot?.sample.taskIds.map((id) => id.split("-")[0])).size).toBe(6);
  expect(pilot?.sample.taskIds.every((id) => id.endsWith("-1"))).toBe(true);
});

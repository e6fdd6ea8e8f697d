import { expect, test } from "vitest";
import { planRuns } from "@/lib/protocol/plan";
import { StudyDesign } from "@/lib/protocol/study";
import type { Task } from "@/lib/protocol/task";
import { standardContrasts, TEMPLATES } from "@/lib/protocol/templates";
import { defaultContrasts } from "./default-contrasts";
import { addCondition, changeCondition, moveCondition, removeCondition } from "./edit-conditions";
import { countRuns, detectable, forecast } from "./forecast";

const task = (id: string, repository: string, bottleneck: Task["bottleneck"], quick = true): Task => ({
  ...{ id, repository, bottleneck, quick, benchmark: "npm-history", statement: "slow", licence: "MIT" },
  ...{ releaseYear: 2024, hash: id },
});
const tasks: Task[] = [
  task("a-1", "a", "caching"),
  task("a-2", "a", "data structure"),
  task("b-1", "b", "caching"),
  task("c-1", "c", "memory allocation"),
  task("d-1", "d", "regex backtracking", false),
  task("e-1", "e", "string building"),
  task("f-1", "f", "string building"),
  task("g-1", "g", "async overhead"),
];
const from = (id: (typeof TEMPLATES)[number]["id"]): StudyDesign => {
  const template = TEMPLATES.find((each) => each.id === id);
  if (!template) throw new Error(`no template ${id}`);
  return template.design(tasks);
};

test("contrasts derived from any conditions are the protocol's own for the protocol's conditions", () => {
  for (const id of ["pilot", "full-protocol"] as const)
    expect(defaultContrasts(from(id))).toEqual(standardContrasts(from(id).conditions.map((condition) => condition.id)));
});

test("counted runs are the planned runs, also with held-out tasks", () => {
  for (const phaseTwoTasks of ["same", "held-out"] as const) {
    const design = { ...from("full-protocol"), phaseTwoTasks };
    expect(countRuns(design).total).toBe(planRuns(design).length);
  }
});

test("a renamed condition keeps its place in rules and contrasts", () => {
  const full = from("full-protocol");
  const c2 = full.conditions[2];
  if (!c2) throw new Error("the full protocol has eight conditions");
  const renamed = changeCondition(full, 2, { ...c2, id: "hot" });
  expect(renamed.plan.contrasts.map((each) => each.id)).toContain("hot-C1");
  expect(renamed.conditions[5]?.profiling?.representation).toMatchObject({ among: ["hot", "C3", "C4"] });
  expect(StudyDesign.safeParse(renamed).success).toBe(true);
});

test("a removed condition leaves nothing behind that names it", () => {
  const smaller = removeCondition(from("full-protocol"), 3);
  expect(StudyDesign.safeParse(smaller).success).toBe(true);
  expect(JSON.stringify(smaller)).not.toContain('"C3"');
});

test("contrasts edited by hand are not overwritten", () => {
  const pilot = from("pilot");
  const mine = { ...pilot, plan: { ...pilot.plan, contrasts: pilot.plan.contrasts.slice(0, 1) } };
  expect(addCondition(mine).plan.contrasts).toHaveLength(1);
  expect(addCondition(pilot, 2).plan.contrasts.map((each) => each.id)).toEqual(["C1-C0", "C2-C1", "C3-C1"]);
});

test("conditions move, and not past the ends", () => {
  const ids = (design: StudyDesign) => design.conditions.map((condition) => condition.id).join();
  expect(ids(moveCondition(from("pilot"), 2, -1))).toBe("C0,C2,C1");
  expect(ids(moveCondition(from("pilot"), 0, -1))).toBe("C0,C1,C2");
  expect(ids(moveCondition(from("pilot"), 2, 1))).toBe("C0,C1,C2");
});

test("a forecast says whether it was measured or assumed", () => {
  const pilot = from("pilot");
  const nothing = { secondsByTask: {}, runs: 0, studies: 0 };
  expect(forecast(pilot, nothing, 1).restsOn).toMatch(/^Assumed, not measured/);
  const known = { secondsByTask: Object.fromEntries(pilot.sample.taskIds.map((id) => [id, 10])), runs: 12, studies: 1 };
  expect(forecast(pilot, known, 2)).toEqual({
    seconds: 180,
    restsOn: "From 12 finished runs of 6 of 6 tasks; on 2 workers.",
  });
});

test("more replicates detect smaller effects, correction larger ones only", () => {
  const pilot = from("pilot");
  const value = (replicates: number) => {
    const { alone, corrected } = detectable({ ...pilot, replicates }, { between: 0.3, within: 0.2 });
    return alone.ok && corrected.ok ? [alone.value, corrected.value] : [];
  };
  expect(value(8)[0]).toBeLessThan(value(2)[0] ?? 0);
  expect(value(2)[1]).toBeGreaterThan(value(2)[0] ?? 0);
});

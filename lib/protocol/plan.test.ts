import { describe, expect, test } from "vitest";
import { phaseTasks, planRuns } from "./plan";
import type { StudyDesign } from "./study";
import { CONDITIONS, TEMPLATES } from "./templates";

const blank = TEMPLATES.find((template) => template.id === "blank")?.design([]);
if (!blank) throw new Error("no blank template");
const { C0, C1, C2, C3, C4, B1, B2 } = CONDITIONS;

const design = (changes: Partial<StudyDesign> = {}): StudyDesign => ({
  ...blank,
  conditions: [C0, C1, C2],
  sample: { perStratum: null, seed: 1, taskIds: ["a", "b", "c", "d", "e"] },
  replicates: 3,
  ...changes,
});

describe("the plan of a study", () => {
  test("has every task under every condition in every replicate, once", () => {
    const runs = planRuns(design());
    const keys = runs.map((run) => `${run.taskId} ${run.conditionId} ${run.replicate}`);
    expect(runs).toHaveLength(45);
    expect(new Set(keys).size).toBe(45);
    expect(runs.map((run) => run.position)).toEqual(Array.from({ length: 45 }, (_, index) => index));
  });

  test("is made of complete blocks: a study stopped after any block is balanced over conditions", () => {
    const runs = planRuns(design());
    for (let from = 0; from < runs.length; from += 3) {
      const block = runs.slice(from, from + 3);
      expect(new Set(block.map((run) => `${run.taskId} ${run.replicate}`)).size).toBe(1);
      expect(block.map((run) => run.conditionId).sort()).toEqual(["C0", "C1", "C2"]);
    }
  });

  test("finishes a replicate before the next begins", () => {
    expect(planRuns(design()).map((run) => run.replicate)).toEqual([1, 2, 3].flatMap((r) => Array(15).fill(r)));
  });

  test("is the same for the same seed and another for another", () => {
    expect(planRuns(design())).toEqual(planRuns(design()));
    const order = (seed: number) => planRuns(design({ seed })).map((run) => run.taskId + run.conditionId);
    expect(order(2)).not.toEqual(order(1));
  });

  test("starts no condition more often in one place than chance allows, over many seeds", () => {
    const first = new Map<string, number>();
    for (let seed = 0; seed < 200; seed++)
      for (const run of planRuns(design({ seed })).filter((_, index) => index % 3 === 0))
        first.set(run.conditionId, (first.get(run.conditionId) ?? 0) + 1);
    // 3,000 blocks: expected 1,000 each, standard deviation 26.
    for (const count of first.values()) expect(Math.abs(count - 1000)).toBeLessThan(130);
  });

  test("does not depend on the order in which conditions are listed for which runs there are", () => {
    const set = (conditions: StudyDesign["conditions"]) =>
      new Set(planRuns(design({ conditions })).map((run) => `${run.taskId}${run.conditionId}${run.replicate}`));
    expect(set([C2, C0, C1])).toEqual(set([C0, C1, C2]));
  });
});

describe("the second phase", () => {
  const conditions = [C0, C2, C3, C4, B1, B2];

  test("follows the first and is randomised within itself", () => {
    const runs = planRuns(design({ conditions }));
    const phases = runs.map((run) => run.phase);
    expect(phases).toEqual([...Array(60).fill(1), ...Array(30).fill(2)]);
    expect(new Set(runs.filter((run) => run.phase === 2).map((run) => run.conditionId))).toEqual(new Set(["B1", "B2"]));
  });

  test("takes the same tasks again, or a half held out from the first", () => {
    expect(phaseTasks(design({ conditions }))).toEqual({ phaseOne: [..."abcde"], phaseTwo: [..."abcde"] });
    const { phaseOne, phaseTwo } = phaseTasks(design({ conditions, phaseTwoTasks: "held-out" }));
    expect([...phaseOne, ...phaseTwo].sort()).toEqual([..."abcde"]);
    expect(phaseTwo.filter((id) => "ab".includes(id))).toHaveLength(1);
    expect(phaseTwo.filter((id) => "cd".includes(id))).toHaveLength(1);
  });

  test("leaves the whole sample to the first phase when no condition waits for a rule", () => {
    expect(phaseTasks(design({ phaseTwoTasks: "held-out" }))).toEqual({ phaseOne: [..."abcde"], phaseTwo: [] });
  });

  test("leaves no phase without a task, also with two tasks or one", () => {
    for (const taskIds of [["a", "b"], ["a", "b", "c"], ["a"]]) {
      const sample = { perStratum: null, seed: 1, taskIds };
      const { phaseOne, phaseTwo } = phaseTasks(design({ conditions, phaseTwoTasks: "held-out", sample }));
      expect(phaseOne.length).toBeGreaterThan(0);
      expect(phaseTwo.length).toBe(taskIds.length === 1 ? 0 : 1);
    }
  });
});

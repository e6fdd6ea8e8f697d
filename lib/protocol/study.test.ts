import { describe, expect, test } from "vitest";
import { sayProblem } from "./problem";
import { check } from "./say-issue";
import { canBecome, StudyDesign, StudyState } from "./study";
import { CONDITIONS, TEMPLATES } from "./templates";

const blank = TEMPLATES.find((template) => template.id === "blank")?.design([]);
if (!blank) throw new Error("no blank template");
const { C0, C1, C2, C3, C4, B1 } = CONDITIONS;
const valid: StudyDesign = { ...blank, conditions: [C0, C1], sample: { perStratum: null, seed: 1, taskIds: ["a"] } };
const problemsOf = (changes: object) => {
  const checked = check(StudyDesign, { ...valid, ...changes });
  return checked.ok ? [] : checked.problems.map((problem) => sayProblem(problem, "the design"));
};

describe("the states of a study", () => {
  const next = (from: StudyState) => StudyState.options.filter((to) => canBecome(from, to));

  test("only a draft can be frozen, and only a frozen study launched", () => {
    expect(StudyState.options.filter((from) => canBecome(from, "frozen"))).toEqual(["draft"]);
    expect(next("frozen")).toEqual(["running", "cancelled"]);
  });

  test("pausing and resuming alternate, cancelling is the end, a complete study may be opened by a retry", () => {
    expect(next("running")).toEqual(["paused", "complete", "cancelled"]);
    expect(next("paused")).toEqual(["running", "cancelled"]);
    expect(next("complete")).toEqual(["running"]);
    expect(next("cancelled")).toEqual([]);
  });
});

describe("a design", () => {
  test("that is complete has no problem", () => {
    expect(problemsOf({})).toEqual([]);
  });

  test.each([
    ["no title", { title: "  " }, "title is empty; a study needs a title"],
    ["no task", { sample: { ...valid.sample, taskIds: [] } }, "sample.taskIds is empty; choose at least 1 task"],
    ["a task twice", { sample: { ...valid.sample, taskIds: ["a", "a"] } }, "sample.taskIds lists a more than once"],
    ["no condition", { conditions: [] }, "conditions is empty; a study needs at least 1 condition"],
    ["a condition twice", { conditions: [C0, C0] }, "conditions[1].id is C0, as that of conditions[0] is"],
    ["0 replicates", { replicates: 0 }, "replicates is 0; a study needs at least 1 replicate"],
    ["a zero budget", { budget: { ...valid.budget, tokens: 0 } }, "budget.tokens is 0; a run needs at least 1 token"],
    [
      "a rule among conditions that are not there",
      { conditions: [C0, C2, C3, B1] },
      "conditions[3].profiling.representation names C4, which is no condition of this study; there are C0, C2, C3, B1",
    ],
    [
      "a rule among conditions without a representation of their own",
      {
        conditions: [
          C0,
          C2,
          C3,
          C4,
          { ...B1, profiling: { ...B1.profiling, representation: { rule: "best-of", among: ["C0", "C2"] } } },
        ],
      },
      "conditions[4].profiling.representation names C0, which has no representation of its own to choose",
    ],
    [
      "a contrast with itself",
      { plan: { ...valid.plan, contrasts: [{ id: "x", question: "RQ1", treatment: "C1", control: "C1" }] } },
      "plan.contrasts[0] compares C1 with itself; a contrast needs two different conditions",
    ],
    [
      "two contrasts of one name",
      {
        plan: {
          ...valid.plan,
          contrasts: [
            { id: "x", question: "RQ1", treatment: "C1", control: "C0" },
            { id: "x", question: "RQ1", treatment: "C0", control: "C1" },
          ],
        },
      },
      "plan.contrasts[1].id is x, as that of plan.contrasts[0] is",
    ],
    [
      "an interval of too few rounds",
      { measurement: { ...valid.measurement, minRounds: 2 } },
      "measurement.minRounds is 2; an interval needs at least 3 rounds",
    ],
  ])("with %s says so at the field", (_, changes, expected) => {
    expect(problemsOf(changes)).toContain(expected);
  });

  test("that holds tasks out needs at least two", () => {
    const conditions = [C0, C2, C3, C4, B1];
    expect(problemsOf({ conditions, phaseTwoTasks: "held-out" })).toContain(
      "phaseTwoTasks is held-out; holding tasks out for the second phase needs at least 2 tasks",
    );
    expect(problemsOf({ conditions, phaseTwoTasks: "same" })).toEqual([]);
  });
});

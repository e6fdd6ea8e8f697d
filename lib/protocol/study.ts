import { z } from "zod";
import { Budget } from "@/lib/budget/budget";
import { AgentChoice, Condition, phaseOf } from "./condition";
import { choices } from "./nearest";

export const ResearchQuestion = z.enum(["RQ1", "RQ2", "RQ3", "RQ4", "RQ5"]);
export type ResearchQuestion = z.infer<typeof ResearchQuestion>;

/** draft → frozen → running ⇄ paused → complete; running or paused → cancelled. Only a draft can be edited. */
export const StudyState = z.enum(["draft", "frozen", "running", "paused", "complete", "cancelled"]);
export type StudyState = z.infer<typeof StudyState>;

const NEXT: Record<StudyState, readonly StudyState[]> = {
  draft: ["frozen"],
  frozen: ["running", "cancelled"],
  running: ["paused", "complete", "cancelled"],
  paused: ["running", "cancelled"],
  // A fault retried by hand opens a finished study again.
  complete: ["running"],
  cancelled: [],
};
export const canBecome = (from: StudyState, to: StudyState): boolean => NEXT[from].includes(to);

/** The chosen tasks and how they were chosen; `taskIds` is what counts, the rest lets a reader draw the same sample. */
export const Sample = z.object({
  perStratum: z.int().min(1).nullable(),
  seed: z
    .int()
    .min(0)
    .max(2 ** 31 - 1),
  taskIds: z.array(z.string().min(1)).min(1, "choose at least 1 task"),
});
export type Sample = z.infer<typeof Sample>;

/** When to stop timing: rounds of base, expert and patch in shuffled order until the interval of log speedup is narrow enough. */
export const MeasurementPolicy = z.object({
  warmups: z.int().min(0).max(20),
  minRounds: z.int().min(3, "an interval needs at least 3 rounds").max(500),
  maxRounds: z.int().min(3).max(500),
  /** Half-width of the 95 % interval of log speedup at which timing stops early. */
  targetHalfWidth: z.number().positive().max(1),
});
export type MeasurementPolicy = z.infer<typeof MeasurementPolicy>;

export const Contrast = z.object({
  id: z.string().min(1),
  question: ResearchQuestion,
  treatment: z.string().min(1),
  control: z.string().min(1),
});
export type Contrast = z.infer<typeof Contrast>;

/** The analysis named before outcomes are seen (DESIGN §9). */
export const AnalysisPlan = z.object({
  contrasts: z.array(Contrast),
  alpha: z.number().gt(0).lt(0.5),
  /** ± this fraction counts as equivalent to the expert. */
  equivalenceMargin: z.number().gt(0).lt(1),
  resamples: z.int().min(100).max(1_000_000),
  seed: z
    .int()
    .min(0)
    .max(2 ** 31 - 1),
});
export type AnalysisPlan = z.infer<typeof AnalysisPlan>;

/** Everything a researcher decides before the first run. Freezing hashes exactly this. */
export const StudyDesign = z
  .object({
    title: z.string().trim().min(1, "a study needs a title").max(200),
    question: z.string().max(2000),
    researchQuestions: z.array(ResearchQuestion).min(1, "name at least 1 research question"),
    benchmark: z.string().min(1),
    sample: Sample,
    conditions: z.array(Condition).min(1, "a study needs at least 1 condition"),
    budget: Budget,
    agent: AgentChoice,
    replicates: z.int().min(1, "a study needs at least 1 replicate").max(1000),
    seed: z
      .int()
      .min(0)
      .max(2 ** 31 - 1),
    measurement: MeasurementPolicy,
    plan: AnalysisPlan,
    /** Tasks of the second phase: the same ones with fresh replicates (optimistic), or a half of the sample held out from phase 1. */
    phaseTwoTasks: z.enum(["same", "held-out"]),
    /** Agents that are not calibration agents run only under full isolation unless this is set. */
    allowReducedIsolation: z.boolean(),
  })
  .superRefine(checkReferences);
export type StudyDesign = z.infer<typeof StudyDesign>;

interface References {
  conditions: readonly Condition[];
  plan: AnalysisPlan;
  sample: Sample;
  measurement: MeasurementPolicy;
  phaseTwoTasks: "same" | "held-out";
}

/** What no field can be wrong in alone; each message goes on from the name of the field it is about (`Problem`). */
function checkReferences(design: References, issues: z.RefinementCtx): void {
  const problem = (path: PropertyKey[], message: string) => issues.addIssue({ code: "custom", path, message });
  const ids = design.conditions.map((condition) => condition.id);
  design.conditions.forEach((condition, index) => {
    const first = ids.indexOf(condition.id);
    if (first !== index) problem(["conditions", index, "id"], `is ${condition.id}, as that of conditions[${first}] is`);
    const rule = condition.profiling?.representation;
    if (typeof rule === "object")
      for (const id of rule.among)
        checkChoice(id, design.conditions, (message) =>
          problem(["conditions", index, "profiling", "representation"], message),
        );
  });
  const hasPhaseTwo = design.conditions.some((condition) => phaseOf(condition) === 2);
  if (hasPhaseTwo && design.phaseTwoTasks === "held-out" && design.sample.taskIds.length === 1)
    problem(["phaseTwoTasks"], "is held-out; holding tasks out for the second phase needs at least 2 tasks");
  const names = design.plan.contrasts.map((contrast) => contrast.id);
  design.plan.contrasts.forEach((contrast, index) => {
    for (const side of ["treatment", "control"] as const)
      if (!ids.includes(contrast[side])) problem(["plan", "contrasts", index, side], notAmong(contrast[side], ids));
    const first = names.indexOf(contrast.id);
    if (first !== index)
      problem(["plan", "contrasts", index, "id"], `is ${contrast.id}, as that of plan.contrasts[${first}] is`);
    if (contrast.treatment === contrast.control)
      problem(
        ["plan", "contrasts", index],
        `compares ${contrast.treatment} with itself; a contrast needs two different conditions`,
      );
  });
  const { taskIds } = design.sample;
  for (const twice of new Set(taskIds.filter((id, index) => taskIds.indexOf(id) !== index)))
    problem(["sample", "taskIds"], `lists ${twice} more than once`);
  const { minRounds, maxRounds } = design.measurement;
  if (maxRounds < minRounds)
    problem(["measurement", "maxRounds"], `is ${maxRounds}; expected at least minRounds, which is ${minRounds}`);
}

const notAmong = (id: string, ids: readonly string[]): string =>
  `is ${id}, which is no condition of this study; there are ${choices(id, ids)}`;

/** A rule chooses among conditions that show profiles, each in a way of its own. */
function checkChoice(id: string, conditions: readonly Condition[], problem: (message: string) => void): void {
  const named = conditions.find((condition) => condition.id === id);
  const ids = conditions.map((condition) => condition.id);
  if (!named) problem(`names ${id}, which is no condition of this study; there are ${choices(id, ids)}`);
  else if (typeof named.profiling?.representation !== "string")
    problem(`names ${id}, which has no representation of its own to choose`);
}

import { PROFILING_LEVELS, type ProfilingAllowance } from "@/lib/budget/budget";
import { generator } from "@/lib/stats/generator";
import { type BestOf, type Condition, type RepresentationId, REPRESENTATION_TITLES as TITLES } from "./condition";
import { sampleTasks } from "./sample";
import type { AnalysisPlan, Contrast, MeasurementPolicy, StudyDesign } from "./study";
import type { Task } from "./task";

const BEST: BestOf = { rule: "best-of", among: ["C2", "C3", "C4"] };

/** The conditions of the protocol (DESIGN §6), by id. */
export const CONDITIONS = {
  C0: condition("C0", "No profiling", null, PROFILING_LEVELS.medium),
  C1: condition("C1", TITLES.baseline, "baseline", PROFILING_LEVELS.medium),
  C2: condition("C2", TITLES["top-k"], "top-k", PROFILING_LEVELS.medium),
  C3: condition("C3", TITLES["call-paths"], "call-paths", PROFILING_LEVELS.medium),
  C4: condition("C4", TITLES.diff, "diff", PROFILING_LEVELS.medium),
  B1: condition("B1", "Low profiling budget", BEST, PROFILING_LEVELS.low),
  B2: condition("B2", "Medium profiling budget", BEST, PROFILING_LEVELS.medium),
  B3: condition("B3", "High profiling budget", BEST, PROFILING_LEVELS.high),
} as const satisfies Record<string, Condition>;
export type ConditionTemplate = keyof typeof CONDITIONS;
export const CONDITION_TEMPLATES = Object.keys(CONDITIONS) as [ConditionTemplate, ...ConditionTemplate[]];

function condition(
  id: string,
  label: string,
  representation: RepresentationId | BestOf | null,
  allowance: ProfilingAllowance,
): Condition {
  if (representation === null) return { id, label, profiling: null, agent: null };
  const policy = { kind: "cpu", granularity: "function", representation, trigger: "on-demand" } as const;
  return { id, label, profiling: { ...policy, ...allowance }, agent: null };
}

const STANDARD: readonly [treatment: ConditionTemplate, control: ConditionTemplate, question: Contrast["question"]][] =
  [
    ["C1", "C0", "RQ1"],
    ["C2", "C1", "RQ2"],
    ["C3", "C1", "RQ2"],
    ["C4", "C1", "RQ2"],
    ["B1", "C0", "RQ3"],
    ["B2", "B1", "RQ3"],
    ["B3", "B2", "RQ3"],
  ];

/** The protocol's contrasts between conditions that are there, by their ids. */
export const standardContrasts = (conditionIds: readonly string[]): Contrast[] =>
  STANDARD.filter(([treatment, control]) => conditionIds.includes(treatment) && conditionIds.includes(control)).map(
    ([treatment, control, question]) => ({ id: `${treatment}-${control}`, question, treatment, control }),
  );

export const DEFAULT_MEASUREMENT: MeasurementPolicy = {
  warmups: 1,
  minRounds: 5,
  maxRounds: 30,
  targetHalfWidth: 0.05,
};
export const DEFAULT_PLAN: Omit<AnalysisPlan, "contrasts"> = {
  alpha: 0.05,
  equivalenceMargin: 0.05,
  resamples: 10_000,
  seed: 1,
};
const EVIDENCE_READER = { id: "evidence-reader", parameters: { skill: 1 } };

/** A study to start from. `design` may lack what only a person can choose; freezing says what. */
export interface StudyTemplate {
  id: "pilot" | "full-protocol" | "blank";
  title: string;
  /** One sentence: what it is for, and how long it takes. */
  summary: string;
  design(tasks: readonly Task[]): StudyDesign;
}

const PILOT_TASKS = 6;

const pilot: StudyTemplate = {
  id: "pilot",
  title: "Pilot",
  summary: "C0, C1 and C2 on six quick tasks, two replicates, with the simulated evidence reader: some ten minutes.",
  design: (tasks) => {
    const { C0, C1, C2 } = CONDITIONS;
    return {
      ...shared([C0, C1, C2]),
      title: "Pilot",
      question: "Does the instrument show the effect of evidence that the evidence reader has by construction?",
      sample: { perStratum: null, seed: 1, taskIds: quickTasks(tasks, PILOT_TASKS, 1) },
      budget: { steps: 40, wallSeconds: 600, tokens: 60_000, usd: null },
      replicates: 2,
      measurement: { ...DEFAULT_MEASUREMENT, maxRounds: 7 },
    };
  },
};

const fullProtocol: StudyTemplate = {
  id: "full-protocol",
  title: "Full protocol",
  summary: "C0–C4, then B1–B3 with the best of C2–C4, on five tasks of every repository: what answers RQ1 to RQ5.",
  design: (tasks) => ({
    ...shared(Object.values(CONDITIONS)),
    title: "Full protocol",
    question: "Which profiling evidence, under what budget, makes the agent better at performance work?",
    researchQuestions: ["RQ1", "RQ2", "RQ3", "RQ4", "RQ5"],
    sample: { perStratum: 5, seed: 1, taskIds: sampleTasks(tasks, 5, 1) },
    budget: { steps: 100, wallSeconds: 3 * 3600, tokens: 1_000_000, usd: null },
    replicates: 3,
  }),
};

const blank: StudyTemplate = {
  id: "blank",
  title: "Blank",
  summary: "One condition without profiling and no task yet.",
  design: () => ({
    ...shared([CONDITIONS.C0]),
    title: "Untitled study",
    question: "",
    sample: { perStratum: null, seed: 1, taskIds: [] },
    budget: { steps: 100, wallSeconds: 3 * 3600, tokens: 1_000_000, usd: null },
    replicates: 1,
  }),
};

export const TEMPLATES: readonly StudyTemplate[] = [pilot, fullProtocol, blank];

function shared(conditions: Condition[]) {
  const contrasts = standardContrasts(conditions.map(({ id }) => id));
  const asked = new Set(contrasts.map((contrast) => contrast.question));
  return {
    researchQuestions: asked.size > 0 ? [...asked] : ["RQ1" as const],
    benchmark: "npm-history",
    conditions,
    agent: EVIDENCE_READER,
    seed: 1,
    measurement: DEFAULT_MEASUREMENT,
    plan: { ...DEFAULT_PLAN, contrasts },
    phaseTwoTasks: "same" as const,
    allowReducedIsolation: false,
  };
}

/** Quick tasks of as many repositories as possible: one from each before a second from any. */
function quickTasks(tasks: readonly Task[], count: number, seed: number): string[] {
  const quick = tasks.filter((task) => task.quick);
  for (let perStratum = 1; perStratum <= quick.length; perStratum++) {
    const drawn = sampleTasks(quick, perStratum, seed);
    if (drawn.length >= count || perStratum === quick.length)
      return generator(seed).fork("pilot").shuffle(drawn).slice(0, count).sort();
  }
  return [];
}

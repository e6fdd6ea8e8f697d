import { PROFILING_LEVELS } from "@/lib/budget/budget";
import type { AgentChoice, Condition, ProfilingPolicy, RepresentationId } from "@/lib/protocol/condition";
import { sampleTasks } from "@/lib/protocol/sample";
import type { StudyDesign } from "@/lib/protocol/study";
import type { Task } from "@/lib/protocol/task";
import { defaultContrasts } from "./default-contrasts";

export const TEMPLATES = ["pilot", "full", "blank"] as const;
export type TemplateId = (typeof TEMPLATES)[number];

/** What a template is filled with: the benchmark's tasks and the agent to start from. */
export interface Ingredients {
  benchmark: string;
  tasks: readonly Task[];
  agent: AgentChoice;
}

const PILOT_TASKS = 6;
const SEED = 7;

const off = (id: string): Condition => ({ id, label: "No profiling", profiling: null, agent: null });

const on = (
  id: string,
  label: string,
  representation: ProfilingPolicy["representation"],
  level: keyof typeof PROFILING_LEVELS = "medium",
): Condition => ({
  id,
  label,
  profiling: {
    kind: "cpu",
    granularity: "function",
    representation,
    trigger: "on-demand",
    ...PROFILING_LEVELS[level],
  },
  agent: null,
});

const ON: Record<RepresentationId, Condition> = {
  baseline: on("C1", "Baseline summary", "baseline"),
  "top-k": on("C2", "Top-K hot symbols", "top-k"),
  "call-paths": on("C3", "Call paths", "call-paths"),
  diff: on("C4", "Before/after diff", "diff"),
};

const bestOf = (id: string, level: keyof typeof PROFILING_LEVELS): Condition =>
  on(id, `Best of C2–C4, ${level} budget`, { rule: "best-of", among: ["C2", "C3", "C4"] }, level);

/** A design to start from; every value is editable until it is frozen. */
export function designFrom(template: TemplateId, ingredients: Ingredients): StudyDesign {
  const design = OUTLINE[template](ingredients);
  return { ...design, plan: { ...design.plan, contrasts: defaultContrasts(design) } };
}

const OUTLINE: Record<TemplateId, (ingredients: Ingredients) => StudyDesign> = {
  pilot: (ingredients) => ({
    ...blank(ingredients),
    title: "Pilot: does profiling evidence help?",
    question: "Do a baseline summary and the top-K hot symbols of a CPU profile help an agent, and which helps more?",
    researchQuestions: ["RQ1", "RQ2"],
    sample: { perStratum: null, seed: SEED, taskIds: quickTasks(ingredients.tasks) },
    conditions: [off("C0"), ON.baseline, ON["top-k"]],
    budget: { steps: 40, wallSeconds: 600, tokens: 100_000, usd: null },
    replicates: 2,
    measurement: { warmups: 1, minRounds: 5, maxRounds: 8, targetHalfWidth: 0.05 },
  }),
  full: (ingredients) => ({
    ...blank(ingredients),
    title: "Full protocol",
    question:
      "Which profiling evidence, under what budget, makes a software-engineering agent better at performance work?",
    researchQuestions: ["RQ1", "RQ2", "RQ3", "RQ4", "RQ5"],
    sample: { perStratum: 5, seed: SEED, taskIds: sampleTasks(ingredients.tasks, 5, SEED) },
    conditions: [off("C0"), ...Object.values(ON), bestOf("B1", "low"), bestOf("B2", "medium"), bestOf("B3", "high")],
    replicates: 3,
  }),
  blank: (ingredients) => ({ ...blank(ingredients), sample: { perStratum: 1, seed: SEED, taskIds: [] } }),
};

const blank = ({ benchmark, agent, tasks }: Ingredients): StudyDesign => ({
  title: "Untitled study",
  question: "",
  researchQuestions: ["RQ1"],
  benchmark,
  sample: { perStratum: 1, seed: SEED, taskIds: sampleTasks(tasks, 1, SEED) },
  conditions: [off("C0"), ON.baseline],
  budget: { steps: 100, wallSeconds: 3 * 3600, tokens: 400_000, usd: null },
  agent,
  replicates: 1,
  seed: SEED,
  measurement: { warmups: 1, minRounds: 10, maxRounds: 40, targetHalfWidth: 0.02 },
  plan: { contrasts: [], alpha: 0.05, equivalenceMargin: 0.05, resamples: 10_000, seed: SEED },
  phaseTwoTasks: "same",
  allowReducedIsolation: false,
});

/** Quick tasks of different repositories and as many bottleneck classes as there are, in the order of their ids. */
export function quickTasks(tasks: readonly Task[], most = PILOT_TASKS): string[] {
  const quick = tasks.filter((task) => task.quick).sort((a, b) => (a.id < b.id ? -1 : 1));
  const chosen: Task[] = [];
  const take = (isNew: (task: Task) => boolean) => {
    for (const task of quick) if (chosen.length < most && !chosen.includes(task) && isNew(task)) chosen.push(task);
  };
  const repositoryIsNew = (task: Task) => chosen.every((other) => other.repository !== task.repository);
  take((task) => repositoryIsNew(task) && chosen.every((other) => other.bottleneck !== task.bottleneck));
  take(repositoryIsNew);
  take(() => true);
  return chosen.map((task) => task.id).sort();
}

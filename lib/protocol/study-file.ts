import { z } from "zod";
import { Budget, PROFILING_LEVELS, ProfilingAllowance } from "@/lib/budget/budget";
import { Tokenizer } from "@/lib/budget/tokenizer";
import {
  AgentChoice,
  BestOf,
  Condition,
  Granularity,
  ProfileKind,
  ProfilingPolicy,
  RepresentationId,
  Trigger,
} from "./condition";
import { type Problem, sayProblem } from "./problem";
import { sampleTasks } from "./sample";
import { check } from "./say-issue";
import { AnalysisPlan, Contrast, MeasurementPolicy, ResearchQuestion, Sample, StudyDesign } from "./study";
import type { Task } from "./task";
import { CONDITION_TEMPLATES, CONDITIONS, DEFAULT_MEASUREMENT, DEFAULT_PLAN, standardContrasts } from "./templates";

const seed = Sample.shape.seed;

const FileProfiling = z
  .strictObject({
    representation: z
      .union([RepresentationId, BestOf.strict()])
      .describe(
        `${RepresentationId.options.join(", ")}; or the rule that chooses one when the first phase is complete`,
      ),
    level: z.enum(["low", "medium", "high"]).default("medium").describe("profiling budget of the protocol"),
    calls: ProfilingAllowance.shape.calls.optional().describe("instead of the level's"),
    secondsPerCall: ProfilingAllowance.shape.secondsPerCall.optional().describe("instead of the level's"),
    evidenceTokens: ProfilingAllowance.shape.evidenceTokens.optional().describe("per call, instead of the level's"),
    tokenizer: Tokenizer.optional().describe("what tokens are counted in; o200k_base unless given"),
    repeats: ProfilingPolicy.shape.repeats.describe(
      "how many times a profiling call runs the workload, as far as its seconds allow; 3 unless given",
    ),
    drillDown: z.boolean().optional().describe("whether the agent may ask about the functions it is shown"),
    kind: ProfileKind.default("cpu").describe("what is measured; see docs/profilers.md for what a host can give"),
    profiler: ProfilingPolicy.shape.profiler.describe("by its id, instead of the first that gives the kind"),
    granularity: Granularity.default("function").describe("what rows name: line adds the hottest lines of a function"),
    trigger: Trigger.default("on-demand").describe("when the agent gets evidence"),
  })
  .describe("what the agent may profile, and how it is shown");

const FileAgent = z
  .union([
    z.string().min(1),
    z.strictObject({ id: z.string().min(1), parameters: AgentChoice.shape.parameters.default({}) }),
  ])
  .describe("an agent by its id, or with parameters");

const FileCondition = z.union([
  z.enum(CONDITION_TEMPLATES).describe("a condition of the protocol by its id"),
  z.strictObject({
    id: Condition.shape.id,
    label: Condition.shape.label.optional().describe("the id unless it is given"),
    profiling: FileProfiling.nullable().default(null),
    agent: FileAgent.nullable().default(null).describe("instead of the study's agent"),
  }),
]);

const FileSample = z.union(
  [
    z.strictObject({
      taskIds: Sample.shape.taskIds.describe("these tasks and no others"),
      seed: seed.default(1),
    }),
    z.strictObject({
      perStratum: Sample.shape.perStratum.describe("so many tasks of every repository, drawn by the seed; null: all"),
      seed: seed.default(1),
    }),
  ],
  { error: ({ input }) => bothOrNeither(input) },
);

/** What is wrong with a sample that does not choose its tasks in one way; nothing when it does. */
function bothOrNeither(sample: unknown): string | undefined {
  if (typeof sample !== "object" || sample === null) return undefined;
  const [listed, drawn] = ["taskIds" in sample, "perStratum" in sample];
  if (listed !== drawn) return undefined;
  return `has ${listed ? "both taskIds and" : "neither taskIds nor"} perStratum; expected one of the two`;
}

/** A study as a person writes it down: a StudyDesign with defaults for whatever can be defaulted (docs/study-file.md). */
export const StudyFile = z
  .strictObject(
    {
      title: z.string().trim().min(1).max(200),
      question: z.string().max(2000).default(""),
      researchQuestions: z.array(ResearchQuestion).min(1).optional().describe("those of the contrasts unless given"),
      benchmark: z.string().min(1).default("npm-history"),
      sample: FileSample,
      conditions: z.array(FileCondition).min(1),
      budget: Budget.partial()
        .strict()
        .default({})
        .describe("of one run; 100 steps, 10800 s, 1000000 tokens unless given"),
      agent: FileAgent,
      replicates: z.int().min(1).max(1000).default(1),
      seed: seed.default(1).describe("of the order of runs and the luck of agents"),
      measurement: MeasurementPolicy.partial().strict().default({}),
      plan: AnalysisPlan.omit({ contrasts: true })
        .partial()
        .extend({ contrasts: z.array(Contrast.strict()).optional().describe("the protocol's unless given") })
        .strict()
        .default({}),
      phaseTwoTasks: z.enum(["same", "held-out"]).default("same"),
      allowReducedIsolation: z.boolean().default(false),
    },
    {
      error: ({ code }) =>
        code === "invalid_type" ? "expected a mapping with title, sample, conditions and agent" : undefined,
    },
  )
  .describe("A study of Wick");
export type StudyFile = z.infer<typeof StudyFile>;

/** A problem and its line (from 1) in the text of the file, once that is known. */
export interface FileProblem extends Problem {
  line?: number;
}

/** The file is no study; `problems` say where and what was expected, and the message each on a line of its own. */
export class BadStudyFile extends Error {
  override readonly name = "BadStudyFile";
  constructor(readonly problems: readonly FileProblem[]) {
    super(problems.map(sayFileProblem).join("\n"));
  }
}

const sayFileProblem = (problem: FileProblem): string =>
  `${problem.line ? `line ${problem.line}: ` : ""}${sayProblem(problem, "the file")}`;

/** @throws BadStudyFile naming every field that is wrong */
export function readStudyFile(value: unknown): StudyFile {
  const checked = check(StudyFile, value);
  if (checked.ok) return checked.value;
  throw new BadStudyFile(checked.problems);
}

/**
 * The design a study file means, with its sample drawn from the benchmark's tasks.
 *
 * @throws BadStudyFile when what the fields say together is no design
 */
export function toDesign(file: StudyFile, tasks: readonly Task[]): StudyDesign {
  const checked = check(StudyDesign, uncheckedDesign(file, tasks));
  if (!checked.ok) throw new BadStudyFile(checked.problems);
  return checked.value;
}

/** The same without a look at whether its fields fit one another. */
export function uncheckedDesign(file: StudyFile, tasks: readonly Task[]): StudyDesign {
  const conditions = file.conditions.map(toCondition);
  const contrasts = file.plan.contrasts ?? standardContrasts(conditions.map(({ id }) => id));
  const asked = [...new Set(contrasts.map((contrast) => contrast.question))];
  const { title, question, benchmark, replicates, seed, phaseTwoTasks, allowReducedIsolation } = file;
  return {
    ...{ title, question, benchmark, replicates, seed, phaseTwoTasks, allowReducedIsolation, conditions },
    researchQuestions: file.researchQuestions ?? (asked.length > 0 ? asked : ["RQ1"]),
    sample: toSample(file.sample, tasks),
    budget: { ...DEFAULT_BUDGET, ...file.budget },
    agent: toAgent(file.agent),
    measurement: { ...DEFAULT_MEASUREMENT, ...file.measurement },
    plan: { ...DEFAULT_PLAN, ...file.plan, contrasts },
  };
}

const DEFAULT_BUDGET: Budget = { steps: 100, wallSeconds: 3 * 3600, tokens: 1_000_000, usd: null };

const toSample = (sample: z.infer<typeof FileSample>, tasks: readonly Task[]): Sample =>
  "taskIds" in sample
    ? { perStratum: null, ...sample }
    : { ...sample, taskIds: sampleTasks(tasks, sample.perStratum, sample.seed) };

const toAgent = (agent: z.infer<typeof FileAgent>): AgentChoice =>
  typeof agent === "string" ? { id: agent, parameters: {} } : agent;

function toCondition(condition: z.infer<typeof FileCondition>): Condition {
  if (typeof condition === "string") return CONDITIONS[condition];
  const { id, label, profiling, agent } = condition;
  return {
    id,
    label: label ?? id,
    agent: agent === null ? null : toAgent(agent),
    profiling: profiling && toPolicy(profiling),
  };
}

function toPolicy({ level, ...given }: z.infer<typeof FileProfiling>): NonNullable<Condition["profiling"]> {
  const { calls, secondsPerCall, evidenceTokens } = PROFILING_LEVELS[level];
  return { calls, secondsPerCall, evidenceTokens, ...given };
}

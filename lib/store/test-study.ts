import { PROFILING_LEVELS } from "@/lib/budget/budget";
import { type BestOf, type Condition, type RepresentationId, Trigger } from "@/lib/protocol/condition";
import type { Measurement, Outcome } from "@/lib/protocol/outcome";
import type { RunTotals } from "@/lib/protocol/run-record";
import type { StudyDesign } from "@/lib/protocol/study";
import type { StudyRecord } from "@/lib/protocol/study-record";
import type { Task } from "@/lib/protocol/task";
import type { Finished } from "./attempts";
import type { Catalogue } from "./catalogue";
import { freezeStudy } from "./freeze-study";
import { launchStudy } from "./launch-study";
import { listModels } from "./models";
import { createStudy } from "./studies";

/** Studies, tasks and results for the tests of this folder and of the worker. */

const task = (id: string): Task => ({
  id,
  benchmark: "npm-history",
  repository: id.split("-")[0] ?? id,
  bottleneck: "caching",
  statement: `${id} is slow`,
  licence: "MIT",
  releaseYear: 2020,
  quick: true,
  hash: id.padEnd(64, "0"),
});

/** Two tasks and an agent that exist nowhere else. */
export const catalogue: Catalogue = {
  tasks: async () => [task("alpha-1"), task("beta-1")],
  agentKind: ({ id }) => {
    if (id === "nobody") throw new RangeError("no agent nobody; there is noop");
    return id === "thinker" ? "working" : "calibration";
  },
  modelOf: ({ parameters }) => (typeof parameters.model === "string" ? parameters.model : null),
  models: listModels,
  triggersOf: () => Trigger.options,
  modelRefusal: () => null,
  promptsOf: ({ id }) => (id === "thinker" ? { version: "1", sha256: "0".repeat(64) } : null),
  profiler: (_, { kind }) => {
    if (kind === "calls") throw new RangeError("no profiler gives calls; there is cpu");
    return "v8-cpu";
  },
};

export const condition = (id: string, representation: RepresentationId | BestOf | null): Condition => ({
  id,
  label: id,
  agent: null,
  profiling: representation && {
    ...{ kind: "cpu", granularity: "function", representation, trigger: "on-demand" },
    ...PROFILING_LEVELS.medium,
  },
});

export const aDesign = (changes: Partial<StudyDesign> = {}): StudyDesign => ({
  title: "Does evidence help?",
  question: "",
  researchQuestions: ["RQ1"],
  benchmark: "npm-history",
  sample: { perStratum: 1, seed: 1, taskIds: ["alpha-1", "beta-1"] },
  conditions: [condition("C0", null), condition("C1", "baseline")],
  budget: { steps: 10, wallSeconds: 60, tokens: 10_000, usd: null },
  agent: { id: "noop", parameters: {} },
  replicates: 1,
  seed: 7,
  measurement: { warmups: 1, minRounds: 3, maxRounds: 5, targetHalfWidth: 0.05 },
  plan: {
    contrasts: [{ id: "C1-C0", question: "RQ1", treatment: "C1", control: "C0" }],
    ...{ alpha: 0.05, equivalenceMargin: 0.05, resamples: 1000, seed: 3 },
  },
  phaseTwoTasks: "same",
  allowReducedIsolation: true,
  ...changes,
});

export async function launched(design: StudyDesign = aDesign()): Promise<StudyRecord> {
  const { id } = await createStudy(design);
  await freezeStudy(id, catalogue);
  return launchStudy(id);
}

const totals: RunTotals = {
  ...{ steps: 2, tokens: 300, usd: null, agentSeconds: 1.5, profilingCalls: 1, profilingSeconds: 0.4 },
  ...{ evidenceTokens: 120, profilingOutside: 0 },
};

export const aMeasurement: Measurement = {
  ...{ samples: [], guards: [], tampering: [], failure: null, rounds: 3, stopped: "narrow-enough", pinnedCore: null },
  load: { loadAverage: 0.1, othersBusyCores: 0, cores: 2, repeats: 0, overloaded: false },
  ...{ host: "here", isolation: "full", seconds: 2 },
};

/** A correct outcome at a speedup over an expert who reached 2×. */
export const anOutcome = (speedup: number): Outcome => ({
  ...{ verdict: "correct", correct: true, reason: "every guard case passed", rawSpeedup: speedup, speedup },
  speedupInterval: [speedup * 0.9, speedup * 1.1],
  expertSpeedup: 2,
  speedupRatio: speedup / 2,
  logSpeedupRatio: Math.log(speedup / 2),
  ...{ guardsPassed: 12, guardsTotal: 12 },
});

export const finished = (speedup: number, changes: Partial<Finished> = {}): Finished => ({
  ending: { name: "submitted" },
  patch: "--- a/index.js\n+++ b/index.js\n",
  totals,
  measurement: aMeasurement,
  outcome: anOutcome(speedup),
  timing: { agent: 0.2, tools: 1, profiling: 0.4, measuring: 2, waiting: 0, harness: 0.1 },
  ...changes,
});

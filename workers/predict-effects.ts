import path from "node:path";
import { chosenAgent } from "@/lib/agents/agents";
import { evidenceReader } from "@/lib/agents/evidence-reader";
import { predictChoice } from "@/lib/agents/predict-choice";
import { readSources } from "@/lib/agents/tools/read-sources";
import { renderEvidence } from "@/lib/agents/tools/render-evidence";
import { benchmarkById } from "@/lib/benchmarks/benchmarks";
import { pairedSpeedup } from "@/lib/benchmarks/paired-speedup";
import { Handles } from "@/lib/evidence/handles";
import type { Profile } from "@/lib/profile/profile";
import type { Condition } from "@/lib/protocol/condition";
import type { StudyDesign } from "@/lib/protocol/study";
import { generator } from "@/lib/stats/generator";
import { withHostLock } from "@/lib/store/host-lock";
import { answerKeyOf } from "./answer-key";
import { baseProfileOf } from "./base-profile";
import { cacheFolder } from "./data-folder";
import { captureOf } from "./measure/capture-profile";
import { prepareTask } from "./measure/prepare-task";
import { timeVariants } from "./measure/time-variants";
import { measuringCore } from "./measuring-core";
import { Stopwatch } from "./stopwatch";
import { textBelow } from "./text-below";

/** What evidence does to the choice on one task, known before any run. */
export interface TaskPrediction {
  taskId: string;
  /** log of the expert's speedup: what a run gains by choosing the expert's edit instead of one that changes nothing. */
  expertLogSpeedup: number;
  candidates: number;
  /** Probability that the expert's edit is taken, by condition id; only conditions of the evidence reader. */
  takesExpert: Record<string, number>;
}

export interface Prediction {
  studyId: string;
  at: string;
  tasks: TaskPrediction[];
  /** Expected mean difference of log SR of each contrast between conditions of the evidence reader. */
  contrasts: { id: string; treatment: string; control: string; effect: number }[];
}

/**
 * The effect that evidence must have in a frozen study of the evidence reader: its evidence texts are rendered from the
 * study's own base profiles (captured here, replayed by the runs), the probability of each choice is computed from the texts,
 * and a choice is worth the expert's speedup, timed here. Nothing of a run is looked at, because none has been made.
 */
export async function predictEffects(
  study: { id: string; design: StudyDesign },
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Prediction> {
  const tasks: TaskPrediction[] = [];
  for (const taskId of study.design.sample.taskIds) {
    const task = await predictTask(study, taskId, signal);
    say(`${taskId}: expert ${Math.exp(task.expertLogSpeedup).toFixed(2)}×, ${JSON.stringify(task.takesExpert)}`);
    tasks.push(task);
  }
  return { studyId: study.id, at: new Date().toISOString(), tasks, contrasts: contrastsOf(study.design, tasks) };
}

async function predictTask(
  { id, design }: { id: string; design: StudyDesign },
  taskId: string,
  signal: AbortSignal,
): Promise<TaskPrediction> {
  const task = await prepareTask(benchmarkById(design.benchmark), taskId, cacheFolder());
  const study = { studyId: id, taskId, design };
  const baseOf = (policy: Condition["profiling"]) =>
    baseProfileOf(study, task, captureOf(task, policy), new Stopwatch(), signal);
  const key = await answerKeyOf(task, (await baseOf(null)).profile, design.seed);
  const candidates = [key.expert, ...key.decoys].sort((a, b) => (a.id < b.id ? -1 : 1));
  const takesExpert: Record<string, number> = {};
  for (const { condition, skill } of readers(design)) {
    const { profile } = await baseOf(condition.profiling);
    const source = await readSources(profile, textBelow(path.join(task.boxes.base, "work")));
    const chances = predictChoice(candidates, evidenceOf(condition, profile, source), skill);
    takesExpert[condition.id] = chances[candidates.indexOf(key.expert)] ?? 0;
  }
  const { samples } = await withHostLock("exclusive", signal, async (held) =>
    timeVariants({
      plan: task.plan,
      boxes: task.boxes,
      policy: design.measurement,
      order: generator(`predict/${design.seed}/${taskId}`),
      core: await measuringCore(),
      signal: held.signal,
    }),
  );
  const speedup = pairedSpeedup(samples, "base", "expert");
  return { taskId, expertLogSpeedup: Math.log(speedup?.estimate ?? 1), candidates: candidates.length, takesExpert };
}

/** Conditions whose agent is the evidence reader, with its skill. */
function readers(design: StudyDesign): { condition: Condition; skill: number }[] {
  return design.conditions.flatMap((condition) => {
    const { agent, parameters } = chosenAgent(condition.agent ?? design.agent);
    return agent.id === evidenceReader.id
      ? [{ condition, skill: evidenceReader.parameters.parse(parameters).skill }]
      : [];
  });
}

/** What the reader is shown on the unedited tree, which is all it looks at before it chooses. */
function evidenceOf(
  { profiling }: Condition,
  profile: Profile,
  source: (file: string) => string | null,
): string | null {
  if (!profiling || typeof profiling.representation !== "string") return null;
  const policy = { ...profiling, representation: profiling.representation };
  const handles = profiling.drillDown ? { handles: new Handles().of(profile).handleOf } : {};
  return renderEvidence(policy, { profile, source, ...handles }).text;
}

const contrastsOf = (design: StudyDesign, tasks: readonly TaskPrediction[]): Prediction["contrasts"] =>
  design.plan.contrasts.flatMap(({ id, treatment, control }) => {
    const gains = tasks.map(({ takesExpert, expertLogSpeedup }) => {
      const [more, less] = [takesExpert[treatment], takesExpert[control]];
      return more === undefined || less === undefined ? null : (more - less) * expertLogSpeedup;
    });
    if (gains.includes(null)) return [];
    const effect = gains.reduce<number>((sum, gain) => sum + (gain ?? 0), 0) / gains.length;
    return [{ id, treatment, control, effect }];
  });

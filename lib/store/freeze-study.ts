import { type AgentChoice, type Condition, Trigger } from "@/lib/protocol/condition";
import type { ModelConfig } from "@/lib/protocol/model";
import { guess } from "@/lib/protocol/nearest";
import { planRuns } from "@/lib/protocol/plan";
import { type Problem, sayProblems } from "@/lib/protocol/problem";
import { type FrozenInputs, protocolHash } from "@/lib/protocol/protocol-hash";
import { check } from "@/lib/protocol/say-issue";
import { StudyDesign } from "@/lib/protocol/study";
import { readDraft } from "@/lib/protocol/study-draft";
import type { StudyRecord } from "@/lib/protocol/study-record";
import { version } from "../../package.json";
import { type Catalogue, installed } from "./catalogue";
import { transaction } from "./database";
import { Refusal } from "./refusal";
import { readStudy } from "./studies";
import { changeState, lockStudy } from "./study-state";

/** A job expires after a day; a run must end well before. */
const LONGEST_RUN_SECONDS = 20 * 3600;

/** The design cannot be frozen; `problems` say where and why. Nothing was changed. */
export class CannotFreeze extends Refusal {
  constructor(readonly problems: Problem[]) {
    super("invalid", `This design cannot be frozen yet: ${sayProblems(problems, "it")}.`);
  }
}

/**
 * Fixes a draft for good: checks it whole, hashes it with the tasks it names, and plans every run, in one transaction.
 *
 * @throws CannotFreeze naming the fields · Refusal when the study is no draft
 */
export async function freezeStudy(id: string, catalogue: Catalogue = installed): Promise<StudyRecord> {
  return transaction(async (store) => {
    const study = await lockStudy(store, id);
    if (study.state !== "draft") throw new Refusal("wrong-state", `This study is already ${study.state}.`);
    const design = parse(study.design);
    const { inputs, simulated } = await resolve(design, catalogue);
    const hash = protocolHash(design, inputs);
    await changeState(store, study, "frozen", `Frozen with protocol hash ${hash}.`, {
      design: { ...design },
      protocolHash: hash,
      frozenInputs: { ...inputs },
      simulated,
      frozenAt: new Date(),
    });
    await store.run.createMany({ data: planRuns(design).map((run) => ({ ...run, studyId: id })) });
    return readStudy(store, id);
  });
}

/**
 * What keeps a design from being frozen, by field, all at once; empty when nothing does. Changes nothing.
 *
 * @throws NotADesign when the value has not the shape of a study
 */
export async function freezeProblems(value: unknown, catalogue: Catalogue = installed): Promise<Problem[]> {
  const { design, problems } = readDraft(value);
  return [...problems, ...(await namingProblems(design, catalogue))];
}

/** Of what keeps a design from being frozen, that which its shape does not show: what it names is not there, or does not fit. */
export async function namingProblems(design: StudyDesign, catalogue: Catalogue = installed): Promise<Problem[]> {
  try {
    await resolve(design, catalogue);
    return [];
  } catch (error) {
    if (error instanceof CannotFreeze) return error.problems;
    throw error;
  }
}

function parse(value: unknown): StudyDesign {
  const checked = check(StudyDesign, value);
  if (!checked.ok) throw new CannotFreeze(checked.problems);
  return checked.value;
}

/** Looks up what the design only names. */
async function resolve(
  design: StudyDesign,
  catalogue: Catalogue,
): Promise<{ inputs: FrozenInputs; simulated: boolean }> {
  const problems: Problem[] = [];
  const attempt = <T>(path: string, work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      problems.push({ path, message: `cannot be used: ${error.message}` });
    }
  };
  const agents = [
    { path: "agent", agent: design.agent },
    ...design.conditions.flatMap(({ agent }, index) => (agent ? [{ path: `conditions.${index}.agent`, agent }] : [])),
  ];
  const kinds = agents.map(({ path, agent }) => attempt(path, () => catalogue.agentKind(agent)));
  const asking = agents.filter((_, index) => kinds[index] !== undefined);
  const models = await modelConfigs(asking, catalogue, problems);
  const prompts = Object.fromEntries(
    asking.flatMap(({ agent }) => {
      const mark = catalogue.promptsOf(agent);
      return mark === null ? [] : [[agent.id, mark] as const];
    }),
  );
  if (design.budget.wallSeconds > LONGEST_RUN_SECONDS)
    problems.push({
      path: "budget.wallSeconds",
      message: `is ${design.budget.wallSeconds}; a run may take at most ${LONGEST_RUN_SECONDS} s`,
    });
  const hashes = await taskHashes(design, catalogue, problems);
  if (!problems.some(({ path }) => path === "benchmark"))
    design.conditions.forEach(({ profiling }, index) => {
      if (profiling)
        attempt(`conditions.${index}.profiling.kind`, () => catalogue.profiler(design.benchmark, profiling));
    });
  problems.push(
    ...design.conditions.flatMap((condition, index) => triggerProblem(condition, index, design, catalogue)),
  );
  if (problems.length > 0) throw new CannotFreeze(problems);
  const inputs = { taskHashes: hashes, wickVersion: version, models, prompts };
  return { inputs, simulated: kinds.includes("calibration") };
}

/** Evidence that an agent must ask for is of no use to one that cannot: its condition would be one without evidence. */
function triggerProblem(
  { profiling, agent: own }: Condition,
  index: number,
  { agent: common }: StudyDesign,
  catalogue: Catalogue,
): Problem[] {
  if (profiling === null) return [];
  const agent = own ?? common;
  const triggers = triggersOf(agent, catalogue);
  if (triggers.includes(profiling.trigger)) return [];
  const message = `is ${profiling.trigger}, of which the agent ${agent.id} has no use; expected one of ${triggers.join(", ")}`;
  return [{ path: `conditions.${index}.profiling.trigger`, message }];
}

/** All where the agent is not known, which is told where it is named. */
function triggersOf(agent: AgentChoice, catalogue: Catalogue): readonly Trigger[] {
  try {
    return catalogue.triggersOf(agent);
  } catch (error) {
    if (error instanceof RangeError) return Trigger.options;
    throw error;
  }
}

/** The models that agents name, as they are configured now; a later change is not seen. */
async function modelConfigs(
  agents: readonly { path: string; agent: AgentChoice }[],
  catalogue: Catalogue,
  problems: Problem[],
): Promise<Record<string, ModelConfig>> {
  const named = agents.flatMap(({ path, agent }) => {
    const id = catalogue.modelOf(agent);
    return id === null ? [] : [{ path: `${path}.parameters.model`, agent, id }];
  });
  if (named.length === 0) return {};
  const known = new Map((await catalogue.models()).map((config) => [config.id, config]));
  const models: Record<string, ModelConfig> = {};
  for (const { path, agent, id } of named) {
    const config = known.get(id);
    const refusal = config && catalogue.modelRefusal(agent, config);
    if (refusal) problems.push({ path, message: `is ${id}, which is of no use: ${refusal}` });
    if (config) models[id] = config;
    else
      problems.push({
        path,
        message: `is ${id}, which is no configured model${guess(id, [...known.keys()])}; wick model list and the page System show all`,
      });
  }
  return models;
}

async function taskHashes(design: StudyDesign, catalogue: Catalogue, problems: Problem[]) {
  const tasks = await catalogue.tasks(design.benchmark).catch((error: unknown) => {
    if (!(error instanceof RangeError)) throw error;
    problems.push({ path: "benchmark", message: `cannot be used: ${error.message}` });
    return null;
  });
  const known = new Map(tasks?.map((task) => [task.id, task.hash]));
  const hashes: Record<string, string> = {};
  design.sample.taskIds.forEach((taskId, index) => {
    const hash = known.get(taskId);
    if (hash) hashes[taskId] = hash;
    else if (tasks)
      problems.push({
        path: `sample.taskIds.${index}`,
        message: `is ${taskId}, which is no task of ${design.benchmark}${guess(taskId, [...known.keys()])}; wick task list shows all`,
      });
  });
  return hashes;
}

import { checkModel } from "@/lib/protocol/check-model";
import { ModelConfig } from "@/lib/protocol/model";
import { guess } from "@/lib/protocol/nearest";
import { type Problem, sayProblems } from "@/lib/protocol/problem";
import { ask } from "./database";
import { frozenInputs } from "./frozen-inputs";
import { Prisma } from "./generated/prisma/client";
import { Refusal } from "./refusal";

/** A model cannot be stored as it is; `problems` say where and why. Nothing was changed. */
export class BadModel extends Refusal {
  constructor(readonly problems: Problem[]) {
    super("invalid", `This model cannot be saved: ${sayProblems(problems, "it")}.`);
  }
}

/** Every configured model, by name. */
export async function listModels(): Promise<ModelConfig[]> {
  const rows = await ask((store) => store.configuredModel.findMany({ orderBy: { id: "asc" } }));
  return rows.map(({ config }) => ModelConfig.parse(config));
}

/** @throws Refusal (`not-found`) naming what was probably meant */
export async function getModel(id: string): Promise<ModelConfig> {
  const row = await ask((store) => store.configuredModel.findUnique({ where: { id } }));
  if (row) return ModelConfig.parse(row.config);
  throw await unknownModel(id);
}

/** Adds a model. @throws BadModel also where there is one of that name */
export async function addModel(value: unknown): Promise<ModelConfig> {
  const config = sound(value);
  try {
    await ask((store) => store.configuredModel.create({ data: { id: config.id, config } }));
  } catch (error) {
    if (!isTaken(error)) throw error;
    throw new BadModel([{ path: "id", message: `is ${config.id}, as another model is called` }]);
  }
  return config;
}

/**
 * Replaces a model's configuration; its name stays, because drafts of studies call it so. Frozen studies keep what they were
 * frozen with.
 *
 * @throws BadModel · Refusal (`not-found`)
 */
export async function changeModel(id: string, value: unknown): Promise<ModelConfig> {
  const config = sound(value);
  if (config.id !== id)
    throw new BadModel([{ path: "id", message: `is ${config.id}; the name of the model ${id} cannot be changed` }]);
  const { count } = await ask((store) =>
    store.configuredModel.updateMany({ where: { id }, data: { config, updatedAt: new Date() } }),
  );
  if (count === 0) throw await unknownModel(id);
  return config;
}

/** Forgets a model. Frozen studies keep theirs. @throws Refusal (`not-found`) */
export async function deleteModel(id: string): Promise<void> {
  const { count } = await ask((store) => store.configuredModel.deleteMany({ where: { id } }));
  if (count === 0) throw await unknownModel(id);
}

/**
 * A model as a study was frozen with it, whatever became of it since.
 *
 * @throws Refusal (`not-found`) when there is no such study, or it was frozen without that model
 */
export async function frozenModel(studyId: string, id: string): Promise<ModelConfig> {
  const config = (await frozenInputs(studyId))?.models[id];
  if (config) return config;
  throw new Refusal("not-found", `The study ${studyId} was not frozen with a model ${id}.`);
}

function sound(value: unknown): ModelConfig {
  const checked = checkModel(value);
  if (checked.ok) return checked.value;
  throw new BadModel(checked.problems);
}

async function unknownModel(id: string): Promise<Refusal> {
  const ids = (await listModels()).map((model) => model.id);
  return new Refusal("not-found", `There is no model ${id}${guess(id, ids)}; wick model list shows all.`);
}

const isTaken = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";

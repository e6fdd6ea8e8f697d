"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { SaveAnswer } from "@/components/system/model-form";
import type { ActionAnswer } from "@/components/ui/action-answer";
import { tryModel } from "@/lib/models/try-model";
import type { ModelTrial } from "@/lib/protocol/model-trial";
import type { Problem } from "@/lib/protocol/problem";
import { addModel, BadModel, changeModel, deleteModel, getModel } from "@/lib/store/models";
import { answered } from "./answered";

const Id = z.string().max(64);

/** Adds a model (`was` null), or changes the one that is called so. */
export async function saveModel(was: unknown, config: unknown): Promise<SaveAnswer> {
  let problems: Problem[] = [];
  const saved = await answered(async () => {
    const id = Id.nullable().parse(was);
    try {
      return id === null ? await addModel(config) : await changeModel(id, config);
    } catch (error) {
      if (error instanceof BadModel) problems = error.problems;
      throw error;
    }
  });
  revalidatePath("/system");
  return saved.ok ? { ok: true } : { ok: false, message: saved.message, problems };
}

export async function removeModel(id: unknown): Promise<ActionAnswer> {
  const done = await answered(async () => {
    await deleteModel(Id.parse(id));
    return {};
  });
  revalidatePath("/system");
  return done;
}

/** Makes one real call of a configured model from this server. */
export async function testModel(id: unknown): Promise<ActionAnswer<{ trial: ModelTrial }>> {
  return answered(async () => {
    const config = await getModel(Id.parse(id));
    return { trial: await tryModel(config, process.env, new AbortController().signal) };
  });
}

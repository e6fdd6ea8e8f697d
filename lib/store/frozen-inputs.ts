import { z } from "zod";
import { ModelConfig } from "@/lib/protocol/model";
import type { FrozenInputs } from "@/lib/protocol/protocol-hash";
import { ask } from "./database";
import { notFound, requireId } from "./refusal";

/** Studies of earlier versions were frozen without models and prompts. */
const Frozen = z.object({
  taskHashes: z.record(z.string(), z.string()),
  wickVersion: z.string(),
  models: z.record(z.string(), ModelConfig).default({}),
  prompts: z.record(z.string(), z.object({ version: z.string(), sha256: z.string() })).default({}),
}) satisfies z.ZodType<FrozenInputs>;

/** What a study is held to besides its design; null while it is a draft. @throws Refusal (`not-found`) */
export async function frozenInputs(studyId: string): Promise<FrozenInputs | null> {
  const where = { id: requireId("study", studyId) };
  const study = await ask((store) => store.study.findUnique({ where, select: { frozenInputs: true } }));
  if (!study) throw notFound("study", studyId);
  return study.frozenInputs === null ? null : Frozen.parse(study.frozenInputs);
}

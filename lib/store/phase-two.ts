import { z } from "zod";
import { RepresentationId } from "@/lib/protocol/condition";
import type { Store } from "./database";

/** What the declared rule chose for each condition of the second phase, and the means it chose by. */
export const Decision = z.object({
  chosen: z.record(z.string(), z.object({ from: z.string(), representation: RepresentationId })),
  scores: z.array(
    z.object({
      conditionId: z.string(),
      runs: z.int(),
      meanLogSpeedupRatio: z.number(),
      meanEvidenceTokens: z.number(),
    }),
  ),
});
export type Decision = z.infer<typeof Decision>;

/** The recorded decision about the second phase, or null when it is not taken yet. */
export async function decisionOf(store: Store, studyId: string): Promise<Decision | null> {
  const note = await store.studyNote.findFirst({ where: { studyId, kind: "decision" }, orderBy: { id: "asc" } });
  return note ? Decision.parse(note.data) : null;
}

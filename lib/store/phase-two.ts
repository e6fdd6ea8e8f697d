import { z } from "zod";
import { type ConditionOnTask, rankConditions } from "@/lib/protocol/best-of";
import { phaseOf, RepresentationId } from "@/lib/protocol/condition";
import { countOf } from "@/lib/protocol/count-of";
import type { StudyDesign } from "@/lib/protocol/study";
import type { Store } from "./database";
import { addNote } from "./note";

/** What the declared rule chose for each condition of the second phase, and the means it chose by, best first. */
export const Decision = z.object({
  chosen: z.record(
    z.string(),
    z.object({
      from: z.string(),
      representation: RepresentationId,
      scores: z.array(
        z.object({
          conditionId: z.string(),
          runs: z.int(),
          tasks: z.int(),
          meanLogSpeedupRatio: z.number(),
          meanEvidenceTokens: z.number(),
        }),
      ),
    }),
  ),
});
export type Decision = z.infer<typeof Decision>;

/** The recorded decision about the second phase, or null when it is not taken yet. */
export async function decisionOf(store: Store, studyId: string): Promise<Decision | null> {
  const note = await store.studyNote.findFirst({ where: { studyId, kind: "decision" }, orderBy: { id: "asc" } });
  return note ? Decision.parse(note.data) : null;
}

/** Applies the rules of the second phase to a finished first one and records what they chose. */
export async function decidePhaseTwo(store: Store, studyId: string, design: StudyDesign): Promise<Decision> {
  const results = await phaseOneResults(store, studyId);
  const decision: Decision = { chosen: {} };
  for (const { id, profiling } of design.conditions) {
    if (!profiling || typeof profiling.representation !== "object") continue;
    const scores = rankConditions(profiling.representation.among, results);
    const best = design.conditions.find((condition) => condition.id === scores[0]?.conditionId);
    const representation = best?.profiling?.representation;
    if (best && typeof representation === "string") decision.chosen[id] = { from: best.id, representation, scores };
  }
  await addNote(store, studyId, "decision", describe(design, decision), { ...decision });
  return decision;
}

async function phaseOneResults(store: Store, studyId: string): Promise<ConditionOnTask[]> {
  const rows = await store.run.groupBy({
    by: ["conditionId", "taskId"],
    where: { studyId, phase: 1, state: "done" },
    _avg: { logSpeedupRatio: true, evidenceTokens: true },
    _count: true,
  });
  return rows.map(({ conditionId, taskId, _count, _avg }) => ({
    ...{ conditionId, taskId, runs: _count },
    meanLogSpeedupRatio: _avg.logSpeedupRatio ?? 0,
    meanEvidenceTokens: _avg.evidenceTokens ?? 0,
  }));
}

function describe(design: StudyDesign, { chosen }: Decision): string {
  const parts = design.conditions
    .filter((condition) => phaseOf(condition) === 2)
    .map(({ id }) => {
      const choice = chosen[id];
      if (!choice) return `${id}: no choice, because the conditions it names finished no task in common`;
      const best = choice.scores[0];
      return `${id} shows ${choice.representation} as ${choice.from} does (mean log SR ${best?.meanLogSpeedupRatio.toFixed(4)} over ${countOf(best?.tasks ?? 0, "task")})`;
    });
  return `Phase 1 is complete; by the frozen rule, ${parts.join("; ")}.`;
}

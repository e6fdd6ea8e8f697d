import { Measurement, Outcome } from "@/lib/protocol/outcome";
import type { RunEffect } from "@/lib/protocol/run-record";
import { ask } from "./database";
import { notFound, requireId } from "./refusal";
import { toEffect } from "./rows";

/**
 * Every run of a study with its effect, or with the reason it has none: what the analysis starts from. Calling this before
 * the study is complete is peeking, and the caller's to record (`recordLook`).
 */
export async function runEffects(studyId: string): Promise<RunEffect[]> {
  const where = { studyId: requireId("study", studyId) };
  const rows = await ask((store) => store.run.findMany({ where, orderBy: { position: "asc" } }));
  return rows.map(toEffect);
}

/** The effect of one run with its raw timings; null until it is done. Peeking, as `runEffects`. */
export async function runOutcome(runId: string): Promise<{ outcome: Outcome; measurement: Measurement } | null> {
  const id = requireId("run", runId);
  const row = await ask((store) =>
    store.run.findUnique({
      where: { id },
      select: { outcome: true, tries: { where: { state: "done" }, select: { measurement: true } } },
    }),
  );
  if (!row) throw notFound("run", id);
  if (row.outcome === null) return null;
  return { outcome: Outcome.parse(row.outcome), measurement: Measurement.parse(row.tries[0]?.measurement) };
}

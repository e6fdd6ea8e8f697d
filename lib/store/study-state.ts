import { canBecome, StudyState } from "@/lib/protocol/study";
import type { Store } from "./database";
import type { Prisma, Study } from "./generated/prisma/client";
import { notFound, Refusal, requireId } from "./refusal";

/** The study's row, locked until the transaction ends: every change of a study or its runs starts with it. */
export async function lockStudy(store: Store, id: string): Promise<Study> {
  await store.$queryRaw`select 1 from study where id = ${requireId("study", id)}::uuid for update`;
  const row = await store.study.findUnique({ where: { id } });
  if (!row) throw notFound("study", id);
  return row;
}

/** Counts one more change of a locked study; runs changed with it carry the number. */
export async function nextChange(store: Store, id: string): Promise<number> {
  const { change } = await store.study.update({
    where: { id },
    data: { change: { increment: 1 } },
    select: { change: true },
  });
  return change;
}

/**
 * The one way a study changes state: checked, counted and noted, inside the caller's transaction and lock.
 *
 * @throws Refusal (`wrong-state`) when the study cannot become this from what it is
 */
export async function changeState(
  store: Store,
  study: Study,
  to: StudyState,
  note: string,
  fields: Prisma.StudyUpdateInput = {},
): Promise<void> {
  const from = StudyState.parse(study.state);
  if (!canBecome(from, to)) throw new Refusal("wrong-state", `${cannot(from, to)} Nothing was changed.`);
  const now = new Date();
  await store.study.update({
    where: { id: study.id },
    data: { ...fields, state: to, updatedAt: now, change: { increment: 1 } },
  });
  await store.studyNote.create({
    data: { studyId: study.id, at: now, kind: "state", text: note, data: { from, to } },
  });
}

const VERB: Record<StudyState, string> = {
  draft: "edited",
  frozen: "frozen",
  running: "launched or resumed",
  paused: "paused",
  complete: "completed",
  cancelled: "cancelled",
};
const cannot = (from: StudyState, to: StudyState) => `This study is ${from}, so it cannot be ${VERB[to]}.`;

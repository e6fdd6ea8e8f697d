import { countOf } from "@/lib/protocol/count-of";
import { mayBeSeen } from "@/lib/protocol/may-be-seen";
import type { StudyNote, StudyRecord } from "@/lib/protocol/study-record";
import { ask, transaction } from "./database";
import { addNote } from "./note";
import { Refusal, requireId } from "./refusal";
import { toNote } from "./rows";
import { readStudy } from "./studies";
import { lockStudy, nextChange } from "./study-state";

/** Everything on record about a study, oldest first. */
export async function studyNotes(id: string): Promise<StudyNote[]> {
  const where = { studyId: requireId("study", id) };
  const rows = await ask((store) => store.studyNote.findMany({ where, orderBy: { id: "asc" } }));
  return rows.map(toNote);
}

/** Records what was done otherwise than the frozen protocol says. @throws Refusal when the study is still a draft */
export async function recordDeviation(id: string, text: string): Promise<StudyRecord> {
  const said = text.trim();
  if (said === "") throw new Refusal("invalid", "Say what deviates from the protocol; an empty note was not recorded.");
  return transaction(async (store) => {
    const study = await lockStudy(store, id);
    if (study.state === "draft")
      throw new Refusal("wrong-state", "A draft has no protocol to deviate from yet: edit it instead.");
    await addNote(store, id, "deviation", said);
    await nextChange(store, id);
    return readStudy(store, id);
  });
}

/**
 * Records that somebody looks at effects before the study is complete, with the number of runs done. A look with no more
 * done than at the one before adds nothing; one with more is a look of its own.
 *
 * @throws Refusal when the study was not launched
 */
export async function recordLook(id: string): Promise<StudyRecord> {
  return transaction(async (store) => {
    const study = await lockStudy(store, id);
    if (study.state === "draft" || study.state === "frozen")
      throw new Refusal("wrong-state", `This study is ${study.state}: there are no results to look at yet.`);
    const before = await readStudy(store, id);
    if (mayBeSeen(before)) return before;
    const { counts } = before;
    const of = Object.values(counts).reduce((sum, runs) => sum + runs, 0);
    const text = `Results were looked at with ${counts.done} of ${countOf(of, "run")} done.`;
    await addNote(store, id, "look", text, { done: counts.done, of });
    await nextChange(store, id);
    return readStudy(store, id);
  });
}

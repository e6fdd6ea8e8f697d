import type { StudyDesign } from "@/lib/protocol/study";
import { readDraft } from "@/lib/protocol/study-draft";
import type { StudyRecord } from "@/lib/protocol/study-record";
import { ask, type Store, transaction } from "./database";
import type { Prisma } from "./generated/prisma/client";
import { lastLooks } from "./last-look";
import { notFound, Refusal, requireId } from "./refusal";
import { noCounts, toCounts, toStudy } from "./rows";
import { lockStudy } from "./study-state";

/** @throws Refusal (`not-found`) */
export async function getStudy(id: string): Promise<StudyRecord> {
  return ask((store) => readStudy(store, requireId("study", id)));
}

export async function readStudy(store: Store, id: string): Promise<StudyRecord> {
  const row = await store.study.findUnique({ where: { id } });
  if (!row) throw notFound("study", id);
  const [counts, looks] = await Promise.all([
    store.run.groupBy({ by: ["state"], where: { studyId: id }, _count: true }),
    lastLooks(store, [id]),
  ]);
  return toStudy(row, toCounts(counts.map(({ state, _count }) => ({ state, runs: _count }))), looks.get(id) ?? null);
}

/** A new draft. @throws NotADesign when the value has not the shape of a study */
export async function createStudy(value: unknown): Promise<StudyRecord> {
  return insertDraft(readDraft(value).design, null);
}

/** A new draft with the design of another study, in whatever state that is. @throws Refusal (`not-found`) */
export async function duplicateStudy(id: string): Promise<StudyRecord> {
  const { design } = await getStudy(id);
  return insertDraft({ ...design, title: `Copy of ${design.title}`.slice(0, 200) }, id);
}

async function insertDraft(design: StudyDesign, copiedFrom: string | null): Promise<StudyRecord> {
  const row = await ask((store) =>
    store.study.create({ data: { title: design.title, design: toJson(design), copiedFrom } }),
  );
  return toStudy(row, noCounts(), null);
}

/**
 * Replaces the design of a draft that is still at `revision`.
 *
 * @throws NotADesign when the value has not the shape of a study
 * @throws Refusal `wrong-state` when the study is no draft any more, `conflict` when it was changed meanwhile
 */
export async function saveDraft(id: string, revision: number, value: unknown): Promise<StudyRecord> {
  const { design } = readDraft(value);
  return transaction(async (store) => {
    const study = await lockStudy(store, id);
    if (study.state !== "draft")
      throw new Refusal(
        "wrong-state",
        `This study is ${study.state}: its design can no longer be edited. Duplicate it, or record a deviation.`,
      );
    if (study.revision !== revision)
      throw new Refusal(
        "conflict",
        `This draft was changed elsewhere (it is at revision ${study.revision}, you edited ${revision}). ` +
          "Your change was not saved: load it again and repeat the change.",
      );
    const data = { title: design.title, design: toJson(design), updatedAt: new Date() };
    await store.study.update({
      where: { id },
      data: { ...data, revision: { increment: 1 }, change: { increment: 1 } },
    });
    return readStudy(store, id);
  });
}

const toJson = (design: StudyDesign): Prisma.InputJsonObject => design as Prisma.InputJsonObject;

import type { StudyNote } from "@/lib/protocol/study-record";
import type { Store } from "./database";
import type { Prisma } from "./generated/prisma/client";

/** Appends a note to a study inside the caller's transaction. */
export async function addNote(
  store: Store,
  studyId: string,
  kind: StudyNote["kind"],
  text: string,
  data?: Prisma.InputJsonObject,
): Promise<void> {
  await store.studyNote.create({ data: { studyId, kind, text, ...(data ? { data } : {}) } });
}

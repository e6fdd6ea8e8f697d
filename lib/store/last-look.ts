import { z } from "zod";
import type { Store } from "./database";

const Look = z.object({ done: z.int() });

/** Runs that were done at the last recorded look into each study; a study nobody looked into is not there. */
export async function lastLooks(store: Store, studyIds: readonly string[]): Promise<Map<string, number>> {
  const notes = await store.studyNote.findMany({
    where: { studyId: { in: [...studyIds] }, kind: "look" },
    orderBy: [{ studyId: "asc" }, { id: "desc" }],
    distinct: ["studyId"],
    select: { studyId: true, data: true },
  });
  return new Map(notes.map(({ studyId, data }) => [studyId, Look.parse(data).done]));
}

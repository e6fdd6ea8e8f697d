import type { StudyRecord } from "./study-record";

/**
 * Whether a study's effects may be seen: it is complete, or the last look on record was taken with as many runs done as
 * now. Every further run closes the effects again, so that one recorded look does not cover those that would follow.
 */
export const mayBeSeen = ({
  state,
  counts,
  doneAtLook,
}: Pick<StudyRecord, "state" | "counts" | "doneAtLook">): boolean => state === "complete" || doneAtLook === counts.done;

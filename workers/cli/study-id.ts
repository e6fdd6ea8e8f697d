import { studyIdsBeginning } from "@/lib/store/study-ids";
import { BadUsage } from "./answer";

/** What the argument of commands about one study is. */
export const STUDY_ID = "the study's id, or how it alone begins (at least 6 characters); wick study list shows all";

const SHORTEST = 6;
const MOST_NAMED = 5;

/**
 * The id of the one study that is meant.
 *
 * @throws BadUsage when there is none, or more than one
 */
export async function studyId(given: string): Promise<string> {
  const found = given.length < SHORTEST ? [] : await studyIdsBeginning(given, MOST_NAMED + 1);
  const [id, ...others] = found;
  if (id === undefined) throw new BadUsage(`There is no study ${given}${whyNot(given)}; wick study list shows all.`);
  if (others.length === 0) return id;
  const named = found.slice(0, MOST_NAMED).join(", ");
  throw new BadUsage(`More than one study begins with ${given}: ${named}${found.length > MOST_NAMED ? ", …" : ""}.`);
}

const whyNot = (given: string): string =>
  given.length < SHORTEST ? `, and the beginning of an id has at least ${SHORTEST} characters` : "";

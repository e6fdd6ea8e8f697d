import { baseline } from "./baseline";
import { callPaths } from "./call-paths";
import { callers } from "./callers";
import { diff } from "./diff";
import { flameText } from "./flame-text";
import { lines } from "./lines";
import type { Representation } from "./representation";
import { topK } from "./top-k";

export const REPRESENTATIONS: readonly Representation[] = [baseline, topK, callPaths, diff, lines, callers, flameText];

/** The representation with this id. Throws when there is none. */
export function representationById(id: string): Representation {
  const found = REPRESENTATIONS.find((representation) => representation.id === id);
  if (found === undefined)
    throw new Error(
      `There is no representation "${id}"; there are: ${REPRESENTATIONS.map(({ id }) => id).join(", ")}.`,
    );
  return found;
}

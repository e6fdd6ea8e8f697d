import type { FunctionRow, FunctionsAnswer } from "@/components/profile/flame-tree";
import { flat } from "@/lib/profile/flat";
import { originSplit } from "@/lib/profile/origin-split";
import { frameAt } from "@/lib/profile/profile";
import { runWeights, spreadOf } from "@/lib/profile/variation";
import type { SeenProfile } from "./seen-profile";
import { wholesOf } from "./wholes-of";

/** A browser sorts and filters so many at once without delay. */
const MOST_ROWS = 10_000;

/** The functions of a seen profile by self weight. */
export function functionsOf(profile: SeenProfile): FunctionsAnswer {
  const { seen } = profile;
  const all = flat(seen);
  const { busy, self: selfOf } = runWeights(seen);
  const rows = all.slice(0, MOST_ROWS).map(
    ({ frame, self, total, selfShare, totalShare }): FunctionRow => ({
      ...frameAt(seen, frame),
      ...{ id: frame, self, total, selfShare, totalShare, selfSpread: spreadOf(selfOf(frame), busy) },
    }),
  );
  return { ...wholesOf(profile), rows, all: all.length, runs: seen.meta.runs, idle: originSplit(seen).idle };
}

import type { Compared, DiffFunction, DiffFunctions, DiffPicture } from "@/components/profile/diff-answer";
import { diffRuns } from "@/lib/profile/diff-runs";
import { type DiffOptions, type DiffTree, diffTree, pruneDiff } from "@/lib/profile/diff-tree";
import { merge } from "@/lib/profile/merge";
import { busyTotal } from "@/lib/profile/origin-split";
import type { Frame, Profile } from "@/lib/profile/profile";
import type { PruneOptions } from "@/lib/profile/prune";
import { whyIncomparable } from "@/lib/profile/why-incomparable";
import { cachedProfile } from "./cached-profile";

/** Ids of the profiles on both sides. */
export interface Sides {
  before: readonly string[];
  after: readonly string[];
}

interface Comparison {
  before: Profile;
  after: Profile;
  trees: Map<string, DiffTree>;
}

const KEPT = 3;
const shared = globalThis as typeof globalThis & { wickComparisons?: Map<string, Promise<Comparison>> };

/**
 * The profiles of both sides, with their runs together where there are several. What was compared lately is kept.
 *
 * @throws Refusal when a profile does not exist
 * @throws RangeError when a side is empty or when they do not measure the same
 */
export function comparison(sides: Sides): Promise<Comparison> {
  shared.wickComparisons ??= new Map();
  const cache = shared.wickComparisons;
  const key = JSON.stringify([sides.before, sides.after]);
  const made = cache.get(key) ?? compare(sides);
  cache.delete(key);
  cache.set(key, made);
  made.catch(() => cache.delete(key));
  const oldest = cache.keys().next().value;
  if (cache.size > KEPT && oldest !== undefined) cache.delete(oldest);
  return made;
}

async function compare(sides: Sides): Promise<Comparison> {
  const [before, after] = await Promise.all([mergedOf(sides.before, "before"), mergedOf(sides.after, "after")]);
  const why = whyIncomparable(before, after);
  if (why !== null) throw new RangeError(why);
  return { before, after, trees: new Map() };
}

async function mergedOf(ids: readonly string[], side: string): Promise<Profile> {
  const [first, ...others] = (await Promise.all(ids.map(cachedProfile))).map(({ profile }) => profile);
  if (!first) throw new RangeError(`No profile is named for the side "${side}" of the comparison.`);
  return merge(first, ...others);
}

/** What is compared with what, in numbers. */
export function comparedOf({ before, after }: Comparison): Compared {
  const side = (profile: Profile) => ({
    runs: profile.meta.runs,
    samples: profile.meta.samples,
    busy: busyTotal(profile) / profile.meta.runs,
  });
  const { kind, unit } = after.meta;
  return { kind, unit, before: side(before), after: side(after) };
}

/** The merged tree of a comparison as far as it can be drawn; null when the zoom leads nowhere. */
export function diffPictureOf(compared: Comparison, options: DiffOptions & PruneOptions): DiffPicture | null {
  const { measure, part } = options;
  const key = `${measure} ${part}`;
  const tree = compared.trees.get(key) ?? diffTree(compared.before, compared.after, { measure, part });
  compared.trees.set(key, tree);
  const pruned = pruneDiff(tree, options);
  if (pruned === null) return null;
  const frames: Record<number, Frame> = {};
  for (const { frame } of [...pruned.nodes, ...pruned.ancestors]) {
    const own = tree.frames[frame];
    if (own) frames[frame] = own;
  }
  return { ...pruned, ...comparedOf(compared), measure, part, frames };
}

/** A browser sorts and filters so many at once without delay. */
const MOST_ROWS = 10_000;

/** The functions of a comparison, those that changed most first. */
export function diffFunctionsOf(compared: Comparison): DiffFunctions {
  const { rows, basis, unchanged } = diffRuns(compared.before, compared.after);
  return {
    ...comparedOf(compared),
    ...{ basis, all: rows.length },
    rows: rows.slice(0, MOST_ROWS).map(
      ({ frame, before, after, deltaSelf, deltaSelfShare, deltaTotalShare, z }, id): DiffFunction => ({
        ...frame,
        ...{ id, before, after, deltaSelf, deltaSelfShare, deltaTotalShare, z },
      }),
    ),
    unchanged: unchanged && { ...unchanged, name: unchanged.frame.name },
  };
}

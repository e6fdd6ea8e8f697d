import MagicString from "magic-string";
import type { Generator } from "@/lib/stats/generator";
import type { CandidateEdit } from "../answer-key";
import { functionsOf, parseSource, type SourceFunction } from "./functions-of";
import type { HotFunctions } from "./hot-functions";

type Decoy = Omit<CandidateEdit, "id">;

/** Below this share of busy time a function is not hot. */
const HOT_SHARE = 0.005;

interface Site {
  file: string;
  fn: SourceFunction;
}

export interface DecoyOptions {
  /** Files an agent may edit, by path. */
  sources: Readonly<Record<string, string>>;
  hot: HotFunctions;
  /** Functions that must be left to the expert. */
  isTaken: (site: Site) => boolean;
  count: number;
  random: Generator;
}

/**
 * Edits that change nothing: a statement without effect at the beginning of one function. Half of them in the hottest
 * functions that the expert leaves alone, the rest in ones the profile never saw; a package with too few of the one gets more
 * of the other, and one with too few functions several in the same. Equal inputs give equal decoys.
 */
export function makeDecoys(options: DecoyOptions): Decoy[] {
  const { hot, isTaken, count, random, sources } = options;
  const sites = random.shuffle(Object.keys(sources).sort()).flatMap((file) => random.shuffle(sitesOf(file, sources)));
  const free = sites.filter((site) => !isTaken(site));
  const share = ({ file, fn }: Site) => hot.selfShare(file, fn);
  const hottest = free.filter((site) => share(site) >= HOT_SHARE).sort((a, b) => share(b) - share(a));
  const cold = free.filter((site) => share(site) === 0);
  const half = hottest.slice(0, Math.ceil(count / 2));
  const chosen = [...half, ...cold, ...hottest.slice(half.length), ...free].slice(0, count);
  if (chosen.length === 0) return topLevelDecoys(options);
  return Array.from({ length: count }, (_, index) => decoyAt(chosen[index % chosen.length]!, index, options));
}

/** Functions with a block body; a file that cannot be parsed has none. */
const sitesOf = (file: string, sources: Readonly<Record<string, string>>): Site[] =>
  (functionsOf(sources[file]!) ?? []).filter((fn) => fn.bodyOffset !== null).map((fn) => ({ file, fn }));

function decoyAt({ file, fn }: Site, index: number, { sources, hot }: DecoyOptions): Decoy {
  const edited = new MagicString(sources[file]!).appendLeft(fn.bodyOffset!, ` void ${index};`);
  return { kind: "decoy", files: { [file]: edited.toString() }, touches: [hot.named(file, fn)] };
}

/** A package all of whose functions are the expert's leaves only the end of a file. */
function topLevelDecoys({ sources, count }: DecoyOptions): Decoy[] {
  const files = Object.keys(sources)
    .sort()
    .filter((file) => parseSource(sources[file]!) !== null);
  if (files.length === 0)
    throw new RangeError("no editable file of the package can be parsed, so it can have no decoys");
  return Array.from({ length: count }, (_, index) => {
    const file = files[index % files.length]!;
    return { kind: "decoy", files: { [file]: `${sources[file]}\nvoid ${index};\n` }, touches: [] };
  });
}

import { createReadStream } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { z } from "zod";
import { readSources, textOrNull } from "@/lib/agents/tools/read-sources";
import { ProfilingAllowance } from "@/lib/budget/budget";
import { DEFAULT_TOKENIZER, Tokenizer } from "@/lib/budget/tokenizer";
import { representationById } from "@/lib/evidence/representations";
import type { PathRoot } from "@/lib/profile/formats/format";
import { merge } from "@/lib/profile/merge";
import { originSplit } from "@/lib/profile/origin-split";
import type { Profile } from "@/lib/profile/profile";
import { ProfileUnavailable } from "@/lib/profile/profile-unavailable";
import { readProfile } from "@/lib/profile/read-profile";
import { whyIncomparable } from "@/lib/profile/why-incomparable";
import { Granularity, RepresentationId } from "@/lib/protocol/condition";
import { sayProblems } from "@/lib/protocol/problem";
import { check } from "@/lib/protocol/say-issue";
import { textBelow } from "../text-below";
import { answer, BadUsage, remark } from "./answer";
import { diskSourceMaps } from "./disk-source-maps";
import { named, namedFolder, systemReason } from "./named-file";
import { sayUnavailable } from "./read-profile-file";

/** Pieces of a large file. */
const PIECE_BYTES = 2 ** 20;

const Wanted = z.object({
  representation: RepresentationId,
  tokens: ProfilingAllowance.shape.evidenceTokens,
  tokenizer: Tokenizer,
  granularity: Granularity,
});

interface Options {
  representation: string;
  tokens: string;
  tokenizer: string;
  granularity: string;
  base: readonly string[];
  source?: string;
  json?: boolean;
}

/** `wick profile evidence IN`: exactly the text that an agent would be shown of a profile, and no other byte. */
export function addProfileEvidence(profile: Command): void {
  profile
    .command("evidence")
    .description("print what an agent would see of a profile under a token limit, and nothing else")
    .argument("<in...>", "a profile in any format that Wick reads; several are runs of the same thing")
    .requiredOption("--representation <id>", RepresentationId.options.join(", "))
    .requiredOption("--tokens <n>", "the limit that the text never exceeds")
    .option("--tokenizer <id>", `what counts them: ${Tokenizer.options.join(" or ")}`, DEFAULT_TOKENIZER)
    .option("--granularity <rows>", "function, or line: rows also name a function's hottest lines", "function")
    .option("--base <before>", "the profile to compare with; diff uses it; again for each of its runs", andAlso, [])
    .option("--source <folder>", "where the profiled files lie; lines shows their text")
    .option("--json", "answer in JSON: text, tokens, dropped, named")
    .action(async (files: string[], options: Options) => {
      const { representation, tokens: allowance, ...how } = wantedOf(options);
      const folder = options.source === undefined ? null : await namedFolder(options.source);
      const read = (names: readonly string[]) => readRuns(names, folder);
      const given = await read(files);
      const previous = options.base.length > 0 ? await read(options.base) : undefined;
      if (previous !== undefined) refuseOtherKind(previous, given);
      const { text, tokens, dropped, named, comparesNothing } = representationById(representation).render({
        profile: given,
        allowance,
        ...how,
        previous,
        ...(folder !== null && { source: await readSources(given, byTheirEnds(textBelow(folder))) }),
      });
      if (comparesNothing)
        remark(
          previous === undefined
            ? "There is nothing to compare with: name the profile before with --base. The text is of the profile alone."
            : "There is nothing to compare with: the base is the same profile. The text is of it alone.",
        );
      if (options.json) answer(true, { text, tokens, dropped, named }, () => text);
      // The prompt of a terminal would stand on its last line.
      else process.stdout.write(process.stdout.isTTY ? `${text}\n` : text);
    });
}

function refuseOtherKind(before: Profile, after: Profile): void {
  const why = whyIncomparable(before, after);
  if (why !== null) throw new BadUsage(why);
}

function wantedOf({ representation, tokens, tokenizer, granularity }: Options): z.infer<typeof Wanted> {
  const checked = check(Wanted, { representation, tokens: Number(tokens), tokenizer, granularity });
  if (checked.ok) return checked.value;
  // A number beyond all numbers breaks two limits; the later one is the option's own.
  const problems = checked.problems.filter(({ path: at }, i, all) => all.findLastIndex((one) => one.path === at) === i);
  throw new BadUsage(`Of the options, ${sayProblems(problems, "the whole")}.`);
}

const andAlso = (file: string, before: readonly string[]): string[] => [...before, file];

/** A profile may have been taken elsewhere: a file is found by the longest end of its path that lies in the folder. */
const byTheirEnds = (read: (file: string) => Promise<string>) => async (file: string) => {
  const parts = file.split("/");
  for (let from = 0; from < parts.length; from++) {
    const text = await textOrNull(read, parts.slice(from).join("/"));
    if (text !== null) return text;
  }
  throw new RangeError(`no end of ${file} is a file of the folder`);
};

/** The profiles of several files as one of so many runs. */
async function readRuns(files: readonly string[], folder: string | null): Promise<Profile> {
  const [first, ...others] = await Promise.all(files.map((file) => readNamed(file, folder)));
  try {
    return merge(first!, ...others);
  } catch (error) {
    if (error instanceof RangeError)
      throw new BadUsage(`${files.join(", ")} are no runs of the same thing: ${error.message}`);
    throw error;
  }
}

/**
 * With a folder of sources its files are named from there, as an agent in it would name them. A profile that was taken
 * elsewhere has nothing there: then whose code it is, is told as without a folder.
 */
async function readNamed(file: string, folder: string | null): Promise<Profile> {
  const read = (roots: readonly PathRoot[]) =>
    readProfile(createReadStream(named(file), { highWaterMark: PIECE_BYTES }), {
      ...{ command: path.basename(file), interval: null, roots },
      sourceMapFor: diskSourceMaps(folder),
    });
  try {
    if (folder === null) return await read([]);
    const fromThere = await read([{ prefix: `${folder}${path.sep}`, label: "", origin: "user" }]);
    return originSplit(fromThere).user > 0 ? fromThere : await read([]);
  } catch (error) {
    if (error instanceof ProfileUnavailable) throw new BadUsage(`${file} cannot be used: ${sayUnavailable(error)}`);
    if (error instanceof Error && "syscall" in error)
      throw new BadUsage(`${file} cannot be read: ${systemReason(error)}.`);
    throw error;
  }
}

import type { SourceAnswer } from "@/components/profile/flame-tree";
import { fileWeights, lineHeat } from "@/lib/profile/lines";
import { Refusal } from "@/lib/store/refusal";
import type { SeenProfile } from "./seen-profile";
import { sourcesOf } from "./source-text";

/**
 * A file of a profile with what its lines weigh; without a name the one with the most weight on its lines.
 *
 * @throws Refusal when the profile has no such file
 */
export async function sourceOf({ entry, whole }: SeenProfile, asked: string): Promise<SourceAnswer> {
  const files = fileWeights(whole);
  const file = asked === "" ? (files[0]?.file ?? "") : asked;
  if (asked !== "" && !files.some((each) => each.file === asked))
    throw new Refusal("not-found", `This profile has no file ${asked}.`);
  const read = await sourcesOf(entry);
  const { text, why } = await read(file);
  return { file, text, why, lines: lineHeat(whole, file), files: files.slice(0, MOST_FILES) };
}

const MOST_FILES = 500;

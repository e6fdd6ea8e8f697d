import { createReadStream } from "node:fs";
import path from "node:path";
import { READ_FORMATS } from "@/lib/profile/formats/formats";
import type { Profile } from "@/lib/profile/profile";
import { ProfileUnavailable } from "@/lib/profile/profile-unavailable";
import { readProfile } from "@/lib/profile/read-profile";
import { BadUsage } from "./answer";
import { diskSourceMaps } from "./disk-source-maps";
import { named, systemReason } from "./named-file";

/** Pieces of a large file. */
const PIECE_BYTES = 2 ** 20;
/** What stands for standard input, or output, in the place of a file. */
export const STANDARD = "-";

/**
 * The profile in a file, or in what comes from standard input, with the source maps of the scripts it names. Its command is
 * the file's name where it does not say better.
 *
 * @param sources folder in which scripts and their maps are looked for first, by the longest end of their path
 * @throws BadUsage when there is no such file, or no profile in it
 */
export async function readProfileFile(file: string, sources: string | null): Promise<Profile> {
  const source = file === STANDARD ? process.stdin : createReadStream(named(file), { highWaterMark: PIECE_BYTES });
  try {
    const context = { command: "", interval: null, roots: [], sourceMapFor: diskSourceMaps(sources) };
    const profile = await readProfile(source, context);
    const command = profile.meta.command || (file === STANDARD ? "" : path.basename(file));
    return { ...profile, meta: { ...profile.meta, command } };
  } catch (error) {
    const name = file === STANDARD ? "Standard input" : file;
    if (error instanceof ProfileUnavailable) throw new BadUsage(`${name} cannot be used: ${sayUnavailable(error)}`);
    if (error instanceof Error && "syscall" in error)
      throw new BadUsage(`${name} cannot be read: ${systemReason(error)}.`);
    throw error;
  }
}

/** Why a file gives no profile; where its format is not known, with those that are. */
export const sayUnavailable = ({ reason, message }: ProfileUnavailable): string =>
  reason === "unknown-format" ? `${message} These are read: ${TITLES}.` : message;

const TITLES = READ_FORMATS.map(({ title }) => title).join("; ");

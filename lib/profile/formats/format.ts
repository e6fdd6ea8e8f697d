import type { Origin, Profile } from "../profile";

/**
 * Maps a path of the captured process to a shown one: a file under `prefix` is shown as `label` plus the rest, with
 * `origin`. The longest matching prefix wins.
 *
 * `{ prefix: "/box/work/", label: "", origin: "user" }` shows `/box/work/lib/a.js` as `lib/a.js`.
 */
export type PathRoot = { readonly prefix: string; readonly label: string; readonly origin: Origin };

/** The source map of a script. */
export type ScriptMap = {
  /** JSON, or a data URL that holds it. */
  readonly text: string;
  /** Where it lies: its sources are named from there. */
  readonly url: string;
  /** Whether a source can be opened where the profile is read; places in others stay in the script. Absent: all count. */
  readonly isThere?: (source: string) => boolean;
};

export type ReadContext = {
  readonly command: string;
  /** The interval asked for, in the profile's unit; null when unknown. */
  readonly interval: number | null;
  readonly roots: readonly PathRoot[];
  /** The source map of the script with this URL; null when it has none. Absent: none is applied. */
  readonly sourceMapFor?: (url: string) => ScriptMap | null;
};

/**
 * Takes the content of a file piece by piece, so that memory holds the profile and never the whole text. Both functions
 * throw ProfileUnavailable (`unreadable`) as soon as the content is not what it should be.
 */
export type ProfileReader = {
  /** The next bytes, unzipped. The reader keeps no reference to them: the caller may use the memory again. */
  push(chunk: Uint8Array): void;
  /** The profile, after the last piece. */
  end(): Profile;
};

/** A file format of profiles. Adding one: a file beside this, one real fixture, one line in `formats.ts`. */
export type Format = {
  readonly id: string;
  readonly title: string;
  /** Whether content that begins like this (at most HEAD_BYTES, unzipped) looks like this format; never by a file name. */
  detect(head: Uint8Array): boolean;
  /**
   * Reads the whole content, unzipped. A format that has a `reader` makes this of it with `readWith`.
   * @throws ProfileUnavailable (`unreadable`), naming the offset, line or field, when the bytes are not what `detect` took them for
   */
  read(bytes: Uint8Array, context: ReadContext): Profile;
  /** Present when files of this format outgrow memory; without it a file is read up to WHOLE_LIMIT (`read-profile.ts`). */
  reader?(context: ReadContext): ProfileReader;
  /**
   * Absent when the format is only read.
   * @throws RangeError with a sentence when it has no place for this profile's unit
   */
  write?(profile: Profile): Buffer;
};

/** How much of a file's beginning `detect` is given at most. */
export const HEAD_BYTES = 65_536;

/** Reads content that is already in memory through a format's reader. */
export function readWith(reader: ProfileReader, bytes: Uint8Array): Profile {
  reader.push(bytes);
  return reader.end();
}

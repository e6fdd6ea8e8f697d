import type { Origin, Profile } from "../profile";

/**
 * Maps a path of the captured process to a shown one: a file under `prefix` is shown as `label` plus the rest, with
 * `origin`. The longest matching prefix wins.
 *
 * `{ prefix: "/box/work/", label: "", origin: "user" }` shows `/box/work/lib/a.js` as `lib/a.js`.
 */
export type PathRoot = { readonly prefix: string; readonly label: string; readonly origin: Origin };

export type ReadContext = {
  readonly command: string;
  /** The interval asked for; null when unknown. */
  readonly intervalMicroseconds: number | null;
  readonly roots: readonly PathRoot[];
};

/** A file format of profiles. Adding one: a file beside this, one real fixture, one line in `formats.ts`. */
export type Format = {
  readonly id: string;
  readonly title: string;
  /** Whether these bytes look like this format; judged by content, never by a file name. */
  detect(bytes: Uint8Array): boolean;
  /** Throws ProfileUnavailable with reason `unreadable` when the bytes are not what `detect` took them for. */
  read(bytes: Uint8Array, context: ReadContext): Profile;
  /** Absent when the format is only read. */
  write?(profile: Profile): Buffer;
};

import { ORIGINS, type Profile } from "./profile";

const USER = ORIGINS.indexOf("user");
const ABSOLUTE = /^(?:[A-Za-z]:)?[\\/]/;
/** More than a root: at least one folder has a name. */
const FOLDER = /^(?:[A-Za-z]:)?[\\/]+[^\\/]+[\\/]/;
const INSTALLED = /^.*[\\/](node_modules[\\/].+)$/s;

/** The names of files where they are read in passing: short, and each of one file only. */
export type ShownFiles = {
  /** What names are relative to, with the separator at its end; "" when they are as the profiles have them. */
  readonly folder: string;
  /** The name of a file; of one that no profile has, the file itself. */
  readonly nameOf: (file: string) => string;
  /** The file of a name, the name itself when it is of none. */
  readonly fileOf: (name: string) => string;
};

/**
 * Names of the files of profiles that were taken at absolute paths: relative to the longest folder that all files of the
 * user's own code share, installed packages from their `node_modules` on. Two files that would have one name keep their
 * paths, and so does what lies elsewhere. Without such a folder every file is named by its path.
 */
export function shownFiles(...profiles: readonly Profile[]): ShownFiles {
  const folder = commonFolder(ownFiles(profiles));
  if (!FOLDER.test(folder)) return { folder: "", nameOf: (file) => file, fileOf: (name) => name };
  const files = new Set(profiles.flatMap(({ frames, strings }) => Array.from(frames.file, (file) => strings[file]!)));
  const uses = new Map<string, number>();
  for (const file of files) uses.set(shorten(file, folder), (uses.get(shorten(file, folder)) ?? 0) + 1);
  const names = new Map<string, string>();
  for (const file of files) names.set(file, uses.get(shorten(file, folder)) === 1 ? shorten(file, folder) : file);
  const back = new Map(Array.from(names, ([file, name]) => [name, file]));
  return { folder, nameOf: (file) => names.get(file) ?? file, fileOf: (name) => back.get(name) ?? name };
}

function ownFiles(profiles: readonly Profile[]): string[] {
  const files = new Set<string>();
  for (const { frames, strings } of profiles)
    for (const [frame, origin] of frames.origin.entries())
      if (origin === USER) files.add(strings[frames.file[frame]!]!);
  return [...files].filter((file) => ABSOLUTE.test(file));
}

function commonFolder(files: readonly string[]): string {
  let shared = files[0] ?? "";
  for (const file of files) {
    let end = 0;
    while (end < shared.length && shared[end] === file[end]) end += 1;
    shared = shared.slice(0, end);
  }
  return shared.slice(0, Math.max(shared.lastIndexOf("/"), shared.lastIndexOf("\\")) + 1);
}

function shorten(file: string, folder: string): string {
  const installed = ABSOLUTE.test(file) ? INSTALLED.exec(file)?.[1] : undefined;
  return installed ?? (file.startsWith(folder) ? file.slice(folder.length) : file);
}

import { readFile } from "node:fs/promises";
import path from "node:path";
import { applyPatch, parsePatch } from "diff";
import { cachedPackage } from "@/app/benchmarks/cached-package";
import type { PinnedPackage } from "@/lib/benchmarks/benchmark";
import { benchmarkById } from "@/lib/benchmarks/benchmarks";
import { getText } from "@/lib/store/blobs";
import { eventsOfKind } from "@/lib/store/events";
import type { ProfileEntry } from "@/lib/store/profiles";
import { getStudy } from "@/lib/store/studies";

/** A file as it was when it was profiled, or why it cannot be shown. */
export type SourceText = { text: string; why: "" } | { text: null; why: string };

const cannot = (why: string): SourceText => ({ text: null, why });
const INSTALLED = "node_modules/";

/**
 * The way to the texts of a profile's files, at the tree the profile was taken on: the task's package and its dependencies
 * from this host's cache, with what the agent had changed by then. Files are named as the profile names them.
 */
export async function sourcesOf(entry: ProfileEntry): Promise<(file: string) => Promise<SourceText>> {
  const [packages, edits] = await Promise.all([packagesOf(entry), editsBy(entry)]);
  if (packages === null) return async () => cannot("An opened file holds no source text, only what its lines weigh.");
  if (edits === null)
    return async () => cannot("What the agent had changed when it took the profile is not on record.");
  const changes = new Map(parsePatch(edits).map((change) => [change.newFileName?.replace(/^b\//, ""), change]));
  return async (file) => {
    if (/^(node:|…|$)/.test(file)) return cannot("This code is not part of the task, so its text is not kept.");
    const place = placeOf(packages, file);
    const folder = place && (await cachedPackage(place.package));
    if (!place || !folder)
      return cannot("Its package is not in this host's cache; a worker fetches it when it runs the task.");
    const snapshot = await textWithin(folder, place.file);
    const change = changes.get(file);
    const text = change ? applyPatch(snapshot ?? "", change) : snapshot;
    if (text === false) return cannot(`The agent's changes of ${file} do not fit the snapshot on this host.`);
    return text === null ? cannot(`The snapshot has no file ${file}.`) : { text, why: "" };
  };
}

interface Packages {
  base: PinnedPackage;
  dependencies: readonly PinnedPackage[];
}

/** Null where the profile is of no task, or of one that is no more. */
async function packagesOf({ studyId, taskId }: ProfileEntry): Promise<Packages | null> {
  if (studyId === null || taskId === null) return null;
  const { design } = await getStudy(studyId);
  try {
    const { base, dependencies } = await benchmarkById(design.benchmark).plan(taskId);
    return { base: base.package, dependencies };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** All that an attempt had changed when it took the profile, as a diff; null when that is not on record. */
async function editsBy({ attemptId, tree }: ProfileEntry): Promise<string | null> {
  if (attemptId === null || tree === null) return "";
  const edit = (await eventsOfKind(attemptId, "edit")).find(({ data }) => data.tree === tree);
  if (edit === undefined) return null;
  const { text, blob } = edit.data.cumulative;
  return blob === null ? text : getText(blob);
}

/** The package that a file belongs to, and its path in it. */
function placeOf({ base, dependencies }: Packages, file: string): { package: PinnedPackage; file: string } | null {
  if (!file.startsWith(INSTALLED)) return { package: base, file };
  const inside = file.slice(file.lastIndexOf(INSTALLED) + INSTALLED.length);
  const found = dependencies.find(({ name }) => inside.startsWith(`${name}/`));
  return found ? { package: found, file: inside.slice(found.name.length + 1) } : null;
}

/** Null when there is no such file, or when it would lie outside. */
async function textWithin(folder: string, file: string): Promise<string | null> {
  const whole = path.join(folder, file);
  if (!whole.startsWith(folder + path.sep)) return null;
  return readFile(/*turbopackIgnore: true*/ whole, "utf8").catch(() => null);
}

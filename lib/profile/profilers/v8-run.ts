import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { probeVersion } from "./probe-version";
import type { Availability, ProbeHost, WrapOptions, Wrapped } from "./profiler";

const PRELOAD = "v8-preload.mjs";
/** Stopping V8's profiler and writing the file took 1.2 s for a compiler's 38 MB profile and 3.7 s for its 128 MB one. */
const GRACE_SECONDS = 10;

/** Absolute host path of the script that V8's profilers preload. */
export const preloadFile = (): string => path.join(path.dirname(fileURLToPath(import.meta.url)), PRELOAD);

export const probeNode = (host: ProbeHost): Promise<Availability> => probeVersion(host, ["node", "--version"], "Node");

/**
 * A node command with the preloaded script. What the script is told travels in its URL, so that no environment variable
 * is needed and child processes see the same.
 *
 * @param extension of the file that V8 writes for this kind
 * @throws Error when the command is not Node's
 */
export function wrapNode(argv: readonly string[], options: WrapOptions, extension: string): Wrapped {
  const [node, ...rest] = argv;
  if (node === undefined || !/^node(\.exe)?$/.test(path.basename(node)))
    throw new Error(`V8's profilers wrap a node command, and this one starts with "${node ?? ""}".`);
  return {
    argv: [node, "--import", preloadUrl(options), ...rest],
    artifactEnd: `.${extension}`,
    graceSeconds: GRACE_SECONDS,
  };
}

function preloadUrl({ kind, artifactDir, interval, seconds, supportDir }: WrapOptions): string {
  const url = pathToFileURL(supportDir === undefined ? preloadFile() : path.join(supportDir, PRELOAD));
  url.searchParams.set("kind", kind);
  url.searchParams.set("dir", artifactDir);
  url.searchParams.set("interval", String(interval));
  url.searchParams.set("seconds", String(seconds));
  return url.href;
}

import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { cpuprofile } from "../formats/cpuprofile";
import { ProfileUnavailable } from "../profile-unavailable";
import type { Profiler, WrapOptions } from "./profiler";

const PRELOAD = "v8-cpu-preload.mjs";
const MINIMUM_SAMPLES = 10;
/** Stopping V8's profiler and writing the file took 1.2 s for a compiler's 38 MB profile and 3.7 s for its 128 MB one. */
const GRACE_SECONDS = 10;

/**
 * V8's sampling CPU profiler, driven by a preloaded script (see v8-cpu-preload.mjs) rather than by `--cpu-prof`, which
 * writes nothing when the process is killed. Measures the main thread of every Node process that inherits the option.
 */
export const v8Cpu: Profiler = {
  id: "v8-cpu",
  title: "V8 CPU sampling",
  kinds: ["cpu"],
  language: "javascript",
  files: () => [preloadFile()],
  wrap: (argv, options) => {
    const [node, ...rest] = argv;
    if (node === undefined || !/^node(\.exe)?$/.test(path.basename(node)))
      throw new Error(`The v8-cpu profiler wraps a node command, and this one starts with "${node ?? ""}".`);
    return {
      argv: [node, "--import", preloadUrl(options), ...rest],
      artifactGlob: path.join(options.artifactDir, "v8-cpu.*.cpuprofile"),
      graceSeconds: GRACE_SECONDS,
    };
  },
  parse: (artifact, { command, intervalMicroseconds, roots }) => {
    const profile = cpuprofile.read(artifact, { command, intervalMicroseconds, roots });
    const { samples } = profile.meta;
    if (samples === 0)
      throw new ProfileUnavailable(
        "empty",
        "The profile holds no sample of the program: it ended before the first one.",
      );
    if (samples < MINIMUM_SAMPLES)
      throw new ProfileUnavailable(
        "too-short",
        `The profile holds ${samples} samples, too few to rank functions by; at least ${MINIMUM_SAMPLES} are needed. Profile a longer workload.`,
      );
    return profile;
  },
};

const preloadFile = (): string => path.join(path.dirname(fileURLToPath(import.meta.url)), PRELOAD);

/** The options travel in the URL, so that no environment variable is needed and child processes see the same. */
function preloadUrl({ artifactDir, intervalMicroseconds, seconds, supportDir }: WrapOptions): string {
  const url = pathToFileURL(supportDir === undefined ? preloadFile() : path.join(supportDir, PRELOAD));
  url.searchParams.set("dir", artifactDir);
  url.searchParams.set("interval", String(intervalMicroseconds));
  url.searchParams.set("seconds", String(seconds));
  return url.href;
}

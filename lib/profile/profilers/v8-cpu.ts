import { cpuprofile } from "../formats/cpuprofile";
import type { Profiler } from "./profiler";
import { requireSamples } from "./require-samples";
import { preloadFile, probeNode, wrapNode } from "./v8-run";

/** V8's default of 1 ms: fine enough for 0.2 s workloads, measured perturbation of a few per cent. */
const INTERVAL_MICROSECONDS = 1000;

/**
 * V8's sampling CPU profiler, driven by a preloaded script (see v8-preload.mjs) rather than by `--cpu-prof`, which writes
 * nothing when the process is killed. Measures the main thread of every Node process that inherits the option.
 */
export const v8Cpu: Profiler = {
  id: "v8-cpu",
  title: "V8 CPU sampling",
  languages: ["javascript"],
  kinds: ["cpu"],
  interval: INTERVAL_MICROSECONDS,
  available: probeNode,
  files: () => [preloadFile()],
  wrap: (argv, options) => wrapNode(argv, options, "cpuprofile"),
  parse: (artifact, { kind: _, ...context }) => requireSamples(cpuprofile.read(artifact, context)),
};

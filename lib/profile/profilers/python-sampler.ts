import { pythonSampler as format } from "../formats/python-sampler";
import type { Profiler } from "./profiler";
import { probePython, samplerFile, wrapPython } from "./python-run";
import { requireSamples } from "./require-samples";

/** The kernel's tick on most hosts: asked for less, timers of CPU time give no more. */
const INTERVAL_MICROSECONDS = 4000;

/** Wick's own sampler of Python's main thread (see python-sampler.py): in the process, by a timer, weighed by time. */
export const pythonSampler: Profiler = {
  id: "python-sampler",
  title: "Python main thread sampling",
  languages: ["python"],
  kinds: ["cpu", "wall", "lock"],
  interval: INTERVAL_MICROSECONDS,
  available: probePython,
  files: () => [samplerFile()],
  wrap: wrapPython,
  parse: (artifact, context) => requireSamples(format.read(artifact, context)),
};

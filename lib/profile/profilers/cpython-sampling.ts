import path from "node:path";
import { cutToProgram } from "../cut-to-program";
import { pythonSampling } from "../formats/python-sampling";
import { countsToTime } from "./counts-to-time";
import { PROBE_FILE, probeRecording } from "./probe-version";
import type { Profiler } from "./profiler";
import { splitPython } from "./python-command";
import { requireSamples } from "./require-samples";

const INTERVAL_MICROSECONDS = 1000;
const GRACE_SECONDS = 10;
const BUSY = "sum(i * i for i in range(5_000_000))";

/**
 * CPython's own sampler, `python -m profiling.sampling`, from 3.15 on: a second process that reads the first one's memory.
 * It names files without their folders, and closes all descriptors of the program but the standard ones.
 */
export const cpythonSampling: Profiler = {
  id: "cpython-sampling",
  title: "CPython's profiling.sampling",
  languages: ["python"],
  kinds: ["cpu", "wall"],
  interval: INTERVAL_MICROSECONDS,
  available: (host) => {
    const run = [
      "python3",
      "-m",
      "profiling.sampling",
      "run",
      "--collapsed",
      "-o",
      PROBE_FILE,
      "-r",
      "1000",
      "-d",
      "2",
    ];
    const version = ["python3", "-c", "import profiling.sampling, platform; print(platform.python_version())"];
    return probeRecording(
      host,
      "CPython's profiling.sampling",
      version,
      [...run, "-m", "timeit", "-n", "1", BUSY],
      /^tid:/m,
    );
  },
  files: () => [],
  wrap: (argv, { kind, artifactDir, interval, seconds }) => {
    const { interpreter, program } = splitPython(argv, "cpython-sampling");
    if (program[0] === "-c") throw new Error("CPython's profiling.sampling runs scripts and modules, not -c.");
    const rate = String(Math.round(1e6 / (interval ?? INTERVAL_MICROSECONDS)));
    const options = ["--collapsed", "--mode", kind, "-r", rate, "-d", String(Math.ceil(seconds))];
    const output = path.join(artifactDir, "cpython-sampling.0.collapsed");
    return {
      argv: [...interpreter, "-m", "profiling.sampling", "run", ...options, "-o", output, ...program],
      artifactEnd: ".collapsed",
      graceSeconds: GRACE_SECONDS,
    };
  },
  parse: (artifact, { kind, interval, ...context }) => {
    const counted = cutToProgram(pythonSampling.read(artifact, { ...context, interval }));
    const profile = requireSamples(countsToTime(counted, interval ?? INTERVAL_MICROSECONDS));
    return { ...profile, meta: { ...profile.meta, kind, profiler: "cpython-sampling" } };
  },
};

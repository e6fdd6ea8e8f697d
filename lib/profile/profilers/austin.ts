import path from "node:path";
import { cutToProgram } from "../cut-to-program";
import { austin as format } from "../formats/austin";
import { PROBE_FILE, probeRecording } from "./probe-version";
import type { Profiler } from "./profiler";
import { splitPython } from "./python-command";
import { requireSamples } from "./require-samples";

const INTERVAL_MICROSECONDS = 1000;
const GRACE_SECONDS = 10;
const BUSY = "sum(i * i for i in range(5_000_000))";

/**
 * Austin up to version 3, a sampler in a process of its own, with all threads. Each of its versions reads some versions of
 * CPython only, and version 4 writes a binary format of its own: the probe records, and sees whether text comes back.
 */
export const austin: Profiler = {
  id: "austin",
  title: "Austin",
  languages: ["python"],
  kinds: ["cpu", "wall"],
  interval: INTERVAL_MICROSECONDS,
  available: (host) =>
    probeRecording(
      host,
      "Austin",
      ["austin", "--version"],
      ["austin", "-i", String(INTERVAL_MICROSECONDS), "-x", "2", "-o", PROBE_FILE, "python3", "-c", BUSY],
      /^P(?:rocess )?\d+;.+ \d+$/m,
    ),
  files: () => [],
  wrap: (argv, { kind, artifactDir, interval, seconds }) => {
    splitPython(argv, "austin");
    const busyOnly = kind === "cpu" ? ["-s"] : [];
    const rate = ["-i", String(interval ?? INTERVAL_MICROSECONDS), "-x", String(Math.ceil(seconds))];
    return {
      argv: ["austin", ...busyOnly, ...rate, "-o", path.join(artifactDir, "austin.0.austin"), ...argv],
      artifactEnd: ".austin",
      graceSeconds: GRACE_SECONDS,
    };
  },
  parse: (artifact, { kind, ...context }) => {
    const profile = requireSamples(cutToProgram(format.read(artifact, context)));
    return { ...profile, meta: { ...profile.meta, kind } };
  },
};

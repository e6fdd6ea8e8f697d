import path from "node:path";
import { cutToProgram } from "../cut-to-program";
import { folded } from "../formats/folded";
import { countsToTime } from "./counts-to-time";
import { PROBE_FILE, probeRecording } from "./probe-version";
import type { Profiler } from "./profiler";
import { splitPython } from "./python-command";
import { requireSamples } from "./require-samples";
import { startUpApart } from "./start-up-apart";

const INTERVAL_MICROSECONDS = 5000;
const GRACE_SECONDS = 10;
const BUSY = "sum(i * i for i in range(5_000_000))";

/** py-spy: a second process that stops the program to read its memory, with all threads. Needs the right to trace it. */
export const pySpy: Profiler = {
  id: "py-spy",
  title: "py-spy",
  languages: ["python"],
  kinds: ["cpu", "wall"],
  interval: INTERVAL_MICROSECONDS,
  available: (host) => {
    const record = ["py-spy", "record", "--format", "raw", "--duration", "1", "--output", PROBE_FILE];
    return probeRecording(
      host,
      "py-spy",
      ["py-spy", "--version"],
      [...record, "--", "python3", "-c", BUSY],
      /^.+\(.+\) \d+$/m,
    );
  },
  files: () => [],
  wrap: (argv, { kind, artifactDir, interval, seconds }) => {
    splitPython(argv, "py-spy");
    const rate = String(Math.round(1e6 / (interval ?? INTERVAL_MICROSECONDS)));
    const waiting = kind === "wall" ? ["--idle"] : [];
    const output = ["--output", path.join(artifactDir, "py-spy.0.raw")];
    return {
      argv: [
        ...["py-spy", "record", "--format", "raw", "--full-filenames", "--rate", rate],
        ...["--duration", String(Math.ceil(seconds)), ...waiting, ...output, "--", ...argv],
      ],
      artifactEnd: ".raw",
      graceSeconds: GRACE_SECONDS,
    };
  },
  parse: (artifact, { kind, interval, ...context }) => {
    const counted = cutToProgram(startUpApart(folded.read(artifact, { ...context, interval })));
    const profile = requireSamples(countsToTime(counted, interval ?? INTERVAL_MICROSECONDS));
    return { ...profile, meta: { ...profile.meta, kind, profiler: "py-spy" } };
  },
};

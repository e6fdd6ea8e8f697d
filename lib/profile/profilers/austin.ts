import path from "node:path";
import { cutToProgram } from "../cut-to-program";
import { austin as format } from "../formats/austin";
import { PROBE_FILE, probeRecording } from "./probe-version";
import type { Profiler } from "./profiler";
import { splitPython } from "./python-command";
import { requireSamples } from "./require-samples";
import { startUpApart } from "./start-up-apart";

const INTERVAL_MICROSECONDS = 1000;
const GRACE_SECONDS = 10;
const BUSY = "sum(i * i for i in range(5_000_000))";

/**
 * Runs the recorder that begins at $3 and, after $2 seconds, kills the program whose process is noted in $1: Austin's own time
 * box ends the recording and then waits for the program, and what asks the program to end it may take for itself.
 */
const TIME_BOX = `pid=$1 seconds=$2; shift 2
{ n=0; while [ $n -lt "$seconds" ] && kill -0 $$; do sleep 1; n=$((n+1)); done; kill -KILL "$(cat "$pid")"; } > /dev/null 2>&1 &
"$@"
code=$?
kill $!
rm -f "$pid"
exit $code`;
/** Becomes the program, whose process is known before it starts. */
const START = 'echo $$ > "$0"; exec "$@"';

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
      ["austin", "-i", String(INTERVAL_MICROSECONDS), "-o", PROBE_FILE, "python3", "-c", BUSY],
      /^(?:P\d+;T|Process \d+;|Thread ).*;.+ \d+$/m,
    ),
  files: () => [],
  wrap: (argv, { kind, artifactDir, interval, seconds }) => {
    splitPython(argv, "austin");
    const pid = path.join(artifactDir, "austin.pid");
    const output = path.join(artifactDir, "austin.0.austin");
    const busyOnly = kind === "cpu" ? ["-s"] : [];
    const record = ["austin", ...busyOnly, "-i", String(interval ?? INTERVAL_MICROSECONDS), "-o", output];
    return {
      argv: [
        ...["sh", "-c", TIME_BOX, "austin", pid, String(Math.ceil(seconds))],
        ...[...record, "sh", "-c", START, pid, ...argv],
      ],
      artifactEnd: ".austin",
      graceSeconds: GRACE_SECONDS,
    };
  },
  parse: (artifact, { kind, ...context }) => {
    const profile = requireSamples(cutToProgram(startUpApart(format.read(artifact, context))));
    return { ...profile, meta: { ...profile.meta, kind } };
  },
};

import { cutToProgram } from "../cut-to-program";
import { perfScript } from "../formats/perf-script";
import type { Profile, ProfileKind } from "../profile";
import { PROBE_FILE, probeRecording } from "./probe-version";
import type { Profiler } from "./profiler";
import { requireSamples } from "./require-samples";

/** 500 samples a second: with a copy of 8 KiB of each thread's stack that is 4 MB a second. */
const INTERVAL_MICROSECONDS = 2000;
/** perf script looks every address up after the recording. */
const GRACE_SECONDS = 30;
const NAME = "perf";

/** What perf records for a kind, and the event that its samples are then named by. */
const EVENTS = {
  cpu: { options: ["--event", "cpu-clock"], event: /^cpu-clock/ },
  lock: { options: ["--off-cpu", "--event", "dummy"], event: /^offcpu-time/ },
} as const;

/**
 * Records in $1, for $2 seconds, a sample every $3 nanoseconds, with perf's options up to `--` and the command behind it.
 * The time box ends the command and not perf, which then finishes its file; 137 is the code of who was killed.
 */
const RECORD = `dir=$1 seconds=$2 period=$3; shift 3; options=
while [ "$1" != -- ]; do options="$options $1"; shift; done; shift
perf record --quiet --count "$period" $options --output "$dir/perf.data" -- timeout --signal=KILL "$seconds" "$@"
code=$?
[ $code = 137 ] && ended=time-box || ended=exit
{ echo "# wick-ended: $ended"; perf script --no-inline --input "$dir/perf.data" 2>/dev/null; } > "$dir/part"
rm "$dir/perf.data"
mv "$dir/part" "$dir/perf.$$.perf-script"
exit $code`;

/** Has V8 write the places of compiled code for perf, and call interpreted functions by frames of their own; no log beside. */
const V8_NAMES = [
  "--perf-basic-prof",
  "--interpreted-frames-native-stack",
  "--logfile=/dev/null",
  "--no-logfile-per-isolate",
];

/** Records a shell that counts, or one that sleeps, and prints the samples. */
const probe = (kind: keyof typeof EVENTS): string[] => [
  "sh",
  "-c",
  `perf record --quiet ${EVENTS[kind].options.join(" ")} --call-graph fp --output - -- sh -c 'i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done; sleep 0.1' | perf script --input - > ${PROBE_FILE}`,
];

/**
 * Linux perf: all threads, with the frames of V8, CPython and libraries between the program's own. Where the kernel lets an
 * unprivileged user see user space only (perf_event_paranoid 2), time in the kernel is left out. Names of JavaScript come from
 * V8, those of Python from CPython 3.12 and later; older ones show the interpreter alone.
 */
export const perf: Profiler = {
  id: NAME,
  title: "Linux perf",
  languages: ["javascript", "python"],
  kinds: ["cpu", "lock"],
  interval: INTERVAL_MICROSECONDS,
  available: (host, kind) =>
    probeRecording(
      host,
      NAME,
      ["perf", "--version"],
      probe(eventsOf(kind)),
      kind === "cpu" ? /cpu-clock/ : /offcpu-time/,
    ),
  files: () => [],
  wrap: (argv, { kind, artifactDir, interval, seconds }) => {
    const { command, callGraph } = named(argv);
    const period = String((interval ?? INTERVAL_MICROSECONDS) * 1000);
    const options = [...EVENTS[eventsOf(kind)].options, "--call-graph", callGraph, "--"];
    return {
      argv: ["sh", "-c", RECORD, NAME, artifactDir, String(seconds), period, ...options, ...command],
      artifactEnd: ".perf-script",
      graceSeconds: GRACE_SECONDS,
    };
  },
  parse: (artifact, { kind, ...context }) => {
    const text = Buffer.from(artifact).toString("utf8");
    const own = Buffer.from(samplesOf(text, EVENTS[eventsOf(kind)].event));
    const profile = cutToProgram(perfScript.read(own, context));
    const ended = text.startsWith("# wick-ended: time-box\n") ? ("time-box" as const) : ("exit" as const);
    return requireSamples(withMeta(profile, { kind, ended, interval: context.interval }));
  },
};

function eventsOf(kind: ProfileKind): keyof typeof EVENTS {
  if (kind === "cpu" || kind === "lock") return kind;
  throw new RangeError(`perf gives cpu and lock, not ${kind}.`);
}

/** The command with the option that makes its runtime tell perf names, and how its stacks are walked. */
function named(argv: readonly string[]): { command: readonly string[]; callGraph: string } {
  const [program = "", ...words] = argv;
  if (/(^|\/)node$/.test(program)) return { command: [program, ...V8_NAMES, ...words], callGraph: "fp" };
  // Builds of CPython leave frame pointers out as a rule.
  if (/(^|\/)python[\d.]*$/.test(program))
    return { command: [program, "-X", "perf", ...words], callGraph: "dwarf,8192" };
  return { command: argv, callGraph: "fp" };
}

/** The samples of one event: they stand in blocks, each with the event in its first line. */
const samplesOf = (text: string, event: RegExp): string =>
  text
    .split("\n\n")
    .filter((block) => event.test(/\s(\S+):\s*$/m.exec(block.trimStart().split("\n", 1)[0] ?? "")?.[1] ?? ""))
    .join("\n\n");

const withMeta = (profile: Profile, part: Partial<Profile["meta"]>): Profile => ({
  ...profile,
  meta: { ...profile.meta, profiler: NAME, ...part },
});

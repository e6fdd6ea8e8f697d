import path from "node:path";
import { fileURLToPath } from "node:url";
import { cutToProgram } from "../cut-to-program";
import { perfScript } from "../formats/perf-script";
import type { Profile, ProfileKind } from "../profile";
import { NO_REASON, PROBE_FILE, probeRecording } from "./probe-version";
import type { Language, Profiler } from "./profiler";
import { requireSamples } from "./require-samples";
import { startUpApart } from "./start-up-apart";

/** 500 samples a second: with a copy of 8 KiB of each thread's stack that is 4 MB a second. */
const INTERVAL_MICROSECONDS = 2000;
/** perf script looks every address up after the recording. */
const GRACE_SECONDS = 30;
const NAME = "perf";
/** Ends well where CPython can give each Python function code of its own, which perf then sees. */
const TRAMPOLINE = "import sys; sys.activate_stack_trampoline('perf')";
const PROBE_SECONDS = 20;

/**
 * What perf records for a kind every so many nanoseconds, and the event that its samples are then named by. Time off the
 * processor is added up, not sampled: given a period, perf 6.12 crashes.
 */
const EVENTS = {
  cpu: { options: (period: number) => ["--event", "cpu-clock", "--count", String(period)], event: /^cpu-clock/ },
  lock: { options: (_period: number) => ["--off-cpu", "--event", "dummy"], event: /^offcpu-time/ },
} as const;

/** Lets each address keep its latest name; see there. */
const MAP = "perf-map.mjs";

/**
 * Records in $1, for $2 seconds, with perf's options up to `--` and the command behind it; $3 is a command for the maps of
 * compiled code. The time box ends the command and not perf, which then finishes its file; 137
 * is the code of who was killed. What V8 logs besides the map is not wanted, and can only be put somewhere else.
 */
const RECORD = `dir=$1 seconds=$2 tidy=$3; shift 3; options=
while [ "$1" != -- ]; do options="$options $1"; shift; done; shift
perf record --quiet $options --output "$dir/perf.data" -- timeout --signal=KILL "$seconds" "$@"
code=$?
[ $code = 137 ] && ended=time-box || ended=exit
rm -f "$dir/v8.log"
maps=$(perf script --input "$dir/perf.data" -F pid 2>/dev/null | sort -u | while read -r pid; do [ -f "/tmp/perf-$pid.map" ] && echo "/tmp/perf-$pid.map"; done)
[ -n "$tidy" ] && [ -n "$maps" ] && $tidy $maps
{ echo "# wick-ended: $ended"; perf script --no-inline --input "$dir/perf.data" 2>/dev/null; } > "$dir/part"
rm -f "$dir/perf.data" $maps
mv "$dir/part" "$dir/perf.$$.perf-script"
exit $code`;

/** What a probe has perf record: a function that computes, or one that waits, for a tenth of a second or longer. */
const PROBED: Record<keyof typeof EVENTS, Record<Language, string[]>> = {
  cpu: {
    javascript: ["node", "-e", "function probed(end) { while (Date.now() < end); } probed(Date.now() + 150)"],
    python: ["python3", "-c", "def probed():\n for _ in range(4_000_000): pass\nprobed()"],
  },
  lock: {
    javascript: [
      ...["node", "-e"],
      "function probed() { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300); } probed()",
    ],
    python: ["python3", "-c", "def probed(): __import__('time').sleep(0.3)\nprobed()"],
  },
};

/** Records a command in the folder it runs in, and prints the samples. */
const RECORD_AND_TELL = `"$@" && perf script --no-inline --input perf.data > ${PROBE_FILE}`;

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
  available: async (host, kind, language) => {
    const python = language === "python" ? await host.run(["python3", "-c", TRAMPOLINE], PROBE_SECONDS) : null;
    if (python !== null && python.exitCode !== 0)
      return { ok: false, why: "It needs CPython 3.12 or newer: older ones tell perf no names of functions." };
    const found = await probeRecording(host, NAME, ["perf", "--version"], probe(kind, language), /\bprobed\b/);
    if (found.ok || !found.why.endsWith(NO_REASON)) return found;
    return { ok: false, why: NAMES_NOTHING[eventsOf(kind)] };
  },
  files: () => [mapFile()],
  wrap: (argv, { kind, artifactDir, interval, seconds, supportDir }) => {
    const tidy = `node ${supportDir === undefined ? mapFile() : path.join(supportDir, MAP)}`;
    const { command, callGraph, writesMap } = named(argv, artifactDir);
    const told = [artifactDir, String(seconds), writesMap ? tidy : ""];
    const period = (interval ?? INTERVAL_MICROSECONDS) * 1000;
    const options = [...EVENTS[eventsOf(kind)].options(period), "--call-graph", callGraph, "--"];
    return {
      argv: ["sh", "-c", RECORD, NAME, ...told, ...options, ...command],
      artifactEnd: ".perf-script",
      graceSeconds: GRACE_SECONDS,
    };
  },
  parse: (artifact, { kind, ...context }) => {
    const text = Buffer.from(artifact).toString("utf8");
    const own = Buffer.from(samplesOf(text, EVENTS[eventsOf(kind)].event));
    const profile = cutToProgram(startUpApart(perfScript.read(own, context)));
    const ended = text.startsWith("# wick-ended: time-box\n") ? ("time-box" as const) : ("exit" as const);
    return requireSamples(withMeta(profile, { kind, ended, interval: context.interval }));
  },
};

function eventsOf(kind: ProfileKind): keyof typeof EVENTS {
  if (kind === "cpu" || kind === "lock") return kind;
  throw new RangeError(`perf gives cpu and lock, not ${kind}.`);
}

/** Samples were taken, and none of them names the probed function. */
const NAMES_NOTHING = {
  cpu: "It records samples here, but names no function of the program: this perf cannot follow stacks through code made at run time.",
  lock: "It records time off the processor here, but names no function that waited: its stacks need libraries built with frame pointers.",
} as const;

function probe(kind: ProfileKind, language: Language): string[] {
  const { command, callGraph } = named(PROBED[eventsOf(kind)][language], ".");
  const options = EVENTS[eventsOf(kind)].options(INTERVAL_MICROSECONDS * 1000);
  const record = ["perf", "record", "--quiet", ...options, "--call-graph", callGraph, "--output", "perf.data", "--"];
  return ["sh", "-c", RECORD_AND_TELL, NAME, ...record, ...command];
}

const mapFile = (): string => path.join(path.dirname(fileURLToPath(import.meta.url)), MAP);

/** The command with the options that make its runtime tell perf names, and how its stacks are walked. */
function named(argv: readonly string[], artifactDir: string) {
  const [program = "", ...words] = argv;
  if (/(^|\/)node$/.test(program)) {
    const log = ["--no-logfile-per-isolate", `--logfile=${path.join(artifactDir, "v8.log")}`];
    const names = ["--perf-basic-prof", "--interpreted-frames-native-stack", ...log];
    return { command: [program, ...names, ...words], callGraph: "fp", writesMap: true };
  }
  // Builds of CPython leave frame pointers out as a rule.
  if (/(^|\/)python[\d.]*$/.test(program))
    return { command: [program, "-X", "perf", ...words], callGraph: "dwarf,8192", writesMap: false };
  return { command: argv, callGraph: "fp", writesMap: false };
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

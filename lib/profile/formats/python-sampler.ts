import { z } from "zod";
import { cutToProgram } from "../cut-to-program";
import type { Frame, Profile } from "../profile";
import { ProfileBuilder } from "../profile-builder";
import { ProfileUnavailable } from "../profile-unavailable";
import { LONGEST_PATH, whyNoWeight } from "./bounds";
import type { Format, ReadContext } from "./format";
import { mapPath } from "./map-path";
import { placeFrame } from "./place-frame";

const MAGIC = "# wick-python-sampler 1\n";
const FACT = /^# ([a-z-]+): (.*)$/;
const SAMPLED = /^(.+);L(\d+) (\d+(?:\.\d+)?)$/;
const CALLED = /^(.+) (\d+) (\d+(?:\.\d+)?)$/;
const FRAME = /^(.+):([^:]+):(\d+)$/;
const LARGEST_LINE = 2 ** 31 - 1;
/** Above this share of the process's CPU time what other threads did is worth a sentence. */
const OTHERS_SHARE = 0.01;

const amount = z.coerce.number().nonnegative();
const Facts = z.object({
  kind: z.enum(["cpu", "wall", "lock", "calls"]),
  "interval-microseconds": z.coerce.number().positive().optional(),
  samples: z.coerce.number().int().nonnegative().optional(),
  "excluded-microseconds": amount.optional(),
  "taken-over": z.string().optional(),
  python: z.string(),
  "standard-library": z.string(),
  command: z.string(),
  ended: z.enum(["exit", "time-box"]),
  "wall-seconds": amount,
  "process-cpu-seconds": amount,
  "main-thread-cpu-seconds": amount,
  "child-cpu-seconds": amount,
  "other-threads": z.coerce.number().int().nonnegative(),
});
type Facts = z.infer<typeof Facts>;

/** A line of the file: a call path, its value, and by kind the source line that was running or the time beside a count. */
type PathLine = {
  /** Its number in the file. */
  readonly at: number;
  readonly frames: readonly string[];
  readonly weight: number;
  readonly line: number;
  readonly time: number;
};

/** The file of `python-sampler.py`, which says in its first lines how it is written. Holds no times of samples. */
export const pythonSampler: Format = {
  id: "python-sampler",
  title: "Wick's Python sampler",
  detect: (head) => Buffer.from(head.subarray(0, MAGIC.length)).toString("latin1") === MAGIC,
  read: (bytes, context) => {
    const lines = linesOf(bytes);
    const firstPath = lines.findIndex((line, i) => i > 0 && !FACT.test(line));
    const end = firstPath < 0 ? lines.length : firstPath;
    const facts = parseFacts(lines.slice(1, end));
    const paths = lines.slice(end).map((text, i) => parsePath(text, end + 1 + i, facts.kind));
    return buildProfile(facts, paths, context);
  },
};

/** The lines of a file that is whole: the last one ends like the others. */
function linesOf(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes).toString("utf8");
  if (!text.startsWith(MAGIC)) throw unreadable(`line 1 is not "${MAGIC.trim()}"`);
  const lines = text.split("\n");
  if (lines.pop() !== "") throw unreadable(`it ends in the middle of line ${lines.length + 1}`);
  return lines;
}

function parseFacts(lines: readonly string[]): Facts {
  const given = Object.fromEntries(lines.map((line) => FACT.exec(line)!.slice(1)));
  const parsed = Facts.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw unreadable(`its header's "${issue.path.join(".")}": ${issue.message}`);
}

function parsePath(text: string, at: number, kind: Facts["kind"]): PathLine {
  const [pattern, numbers] = kind === "calls" ? [CALLED, "two numbers"] : [SAMPLED, "a line and a number"];
  const match = pattern.exec(text);
  if (match === null)
    throw unreadable(`line ${at} is "${text.slice(0, 60)}"; expected frames joined by ";" and ${numbers}`);
  const frames = match[1]!.split(";");
  const [whole, last] = [Number(match[2]), Number(match[3])];
  const path = kind === "calls" ? { weight: whole, time: last, line: 0 } : { weight: last, time: 0, line: whole };
  const why = whyNoWeight(path.weight) ?? whyNoWeight(path.time);
  if (why !== null) throw unreadable(`line ${at} holds a number that ${why}`);
  if (path.line > LARGEST_LINE) throw unreadable(`line ${at} names source line ${match[2]}`);
  if (frames.length > LONGEST_PATH) throw unreadable(`line ${at} holds a path of ${frames.length} frames`);
  return { at, frames, ...path };
}

function buildProfile(facts: Facts, paths: readonly PathLine[], context: ReadContext): Profile {
  const calls = facts.kind === "calls";
  const builder = new ProfileBuilder(calls ? [{ kind: "wall", unit: "microseconds" }] : []);
  const place = placing(builder, facts, context);
  for (const { at, frames, line, weight, time } of paths) {
    const path = frames.map((text) => place(text, at));
    const stack = path.reduce((parent, frame) => builder.stack(parent, frame), -1);
    builder.sample(stack, weight, undefined, [time]);
    if (line > 0) builder.lineWeight(path.at(-1)!, line, weight);
  }
  const excluded = facts["excluded-microseconds"] ?? 0;
  const profile = builder.build({
    kind: facts.kind,
    unit: calls ? "count" : "microseconds",
    profiler: "python-sampler",
    command: context.command || unescapeText(facts.command),
    runtime: facts.python.replace("cpython", "CPython"),
    interval: facts["interval-microseconds"] ?? null,
    startMicroseconds: 0,
    endMicroseconds: facts["wall-seconds"] * 1e6,
    cpuMicroseconds: facts["process-cpu-seconds"] * 1e6,
    ended: facts.ended,
    clampedDeltas: 0,
    excluded,
    prefix: 0,
    caveats: caveatsOf(facts),
  });
  // The file sums samples by path, so their number is the header's; calls are counted, every one.
  const { total } = profile.meta;
  const { samples = total } = facts;
  const realInterval = calls ? 1 : samples === 0 ? 0 : (total + excluded) / samples;
  return cutToProgram({ ...profile, meta: { ...profile.meta, samples, realInterval } });
}

/** The place of a frame in the builder by its text, which stands in a line of the file; each text is parsed once. */
function placing(builder: ProfileBuilder, facts: Facts, { roots }: ReadContext): (text: string, at: number) => number {
  const known = new Map<string, number>();
  return (text, at) => {
    const found = known.get(text) ?? builder.frame(parseFrame(text, at, facts["standard-library"], roots));
    known.set(text, found);
    return found;
  };
}

function parseFrame(text: string, at: number, standardLibrary: string, roots: ReadContext["roots"]): Frame {
  const match = FRAME.exec(text);
  const line = Number(match?.[3]);
  if (match === null || line > LARGEST_LINE)
    throw unreadable(`line ${at} holds "${text.slice(0, 60)}", which is not a frame; expected file:function:line`);
  const [file, name] = [unescapeText(match[1]!), unescapeText(match[2]!)];
  const frame = placeFrame({ name, file, line, column: 0 }, roots);
  // The file says where Python's own modules lie; elsewhere a folder may be called python3 for reasons of its own.
  const guessed = frame.origin === "runtime" && !file.startsWith("<") && !file.startsWith(`${standardLibrary}/`);
  return guessed ? { ...frame, ...mapPath(file, roots) } : frame;
}

function caveatsOf(facts: Facts): string[] {
  const process = facts["process-cpu-seconds"];
  const others = Math.max(0, process - facts["main-thread-cpu-seconds"]);
  const caveats: string[] = [];
  if (facts["other-threads"] > 0 || others > OTHERS_SHARE * process)
    caveats.push(
      `Only the main thread is measured: other threads (${facts["other-threads"]} alive at the end) used ${others.toFixed(2)} s of the process's ${process.toFixed(2)} s of CPU time.`,
    );
  if (facts["child-cpu-seconds"] > 0)
    caveats.push(`Child processes used ${facts["child-cpu-seconds"].toFixed(2)} s of CPU time and are not seen.`);
  if (facts["taken-over"] !== undefined)
    caveats.push(`The program took over the signal ${facts["taken-over"]}: from then on nothing was sampled.`);
  if (facts.kind === "lock")
    caveats.push("Waiting includes time in which the thread was ready and another process had the processor.");
  if (facts.kind === "calls")
    caveats.push(
      "Paths are two frames deep: a function, and what called it. Counts are exact, times include counting.",
    );
  return caveats;
}

const UNESCAPES: Readonly<Record<string, string>> = {
  "%25": "%",
  "%3B": ";",
  "%3A": ":",
  "%0A": "\n",
  "%0D": "\r",
};
const unescapeText = (text: string): string => text.replace(/%25|%3B|%3A|%0A|%0D/g, (code) => UNESCAPES[code]!);

const unreadable = (why: string): ProfileUnavailable =>
  new ProfileUnavailable(
    "unreadable",
    `This file of the Python sampler cannot be read: ${why}. Capture the profile again.`,
  );

import { hasAssembledPaths, type ProfileMeta } from "@/lib/profile/profile";
import { clip, plain } from "./label";
import { interval, percent, quantity, wholeOf } from "./quantities";
import type { Subject } from "./subject";

const LONGEST_COMMAND = 120;
/** Less idle time than this would be printed as nothing. */
const SHORTEST_IDLE = 10_000;
/** Seconds that passed are said where they differ from the sampled ones by more than this. */
const ELAPSED_DIFFERS = 0.05;

/** The first and the last line of a text, which are paid for before any row. */
export type EdgeLines = {
  /** The first line, what was measured: in short, with the rate and the command, and in full. */
  readonly first: readonly [short: string, middle: string, full: string];
  /** All there is when there is room for one line. */
  readonly only: string;
  /** The last line when these rows are shown: what is not. */
  last(shown: ReadonlySet<number>, inFull: boolean): string;
  /** Rows that are not shown, and their share (0..1) of the whole. */
  dropped(shown: ReadonlySet<number>): { readonly rows: number; readonly share: number };
};

/** The edges of a text about a whole profile; its rows are functions, by their index in the frame table. */
export function edgesOf(subject: Subject): EdgeLines {
  const { busy, functions, profile } = subject;
  const { meta } = profile;
  const share = (value: number): string => percent(busy > 0 ? Math.max(0, value) / busy : 0);
  return {
    first: [
      `${meta.kind} profile: ${counted(meta)}${inferred(meta)}, ${denominator(subject)}`,
      `${beginning(subject, "")}; ${denominator(subject)}`,
      fullHeader(subject),
    ],
    only: `${meta.kind} ${quantity(meta.total, meta.unit)}${inRuns(subject)}; all ${functions.length} functions hidden`,
    last: (shown, inFull) => {
      const { hidden, hiddenSelf, shownSelf, largestHidden } = coverageOf(subject, shown);
      const notShown = `not shown: ${hidden} functions, ${share(hiddenSelf)}`;
      if (!inFull) return notShown;
      const rest = (["gc", "program"] as const)
        .filter((origin) => subject.split[origin] > 0)
        .map((origin) => `${origin} ${share(subject.split[origin])}`);
      const largest = hidden > 0 ? `, largest ${share(largestHidden)}` : "";
      return [
        `shown: ${functions.length - hidden} functions, ${share(shownSelf)} self`,
        ...rest,
        `${notShown}${largest}`,
      ].join("; ");
    },
    dropped: (shown) => {
      const { hidden, hiddenSelf } = coverageOf(subject, shown);
      return { rows: hidden, share: busy > 0 ? hiddenSelf / busy : 0 };
    },
  };
}

/** What every percentage of a text is of, and in how many runs that was measured. */
export const denominator = (subject: Subject): string => {
  const { meta } = subject.profile;
  return `% of ${quantity(subject.busy, meta.unit)} ${wholeOf(meta)}${inRuns(subject)}`;
};

const inRuns = ({ profile: { meta } }: Subject): string => (meta.runs > 1 ? ` in ${meta.runs} runs` : "");

/** A profiler that samples nothing times every call. */
const counted = ({ samples, realInterval }: ProfileMeta): string =>
  samples > 0 && realInterval === 0 ? `${samples} calls timed` : `${samples} samples`;

/** Totals and callers of such a profile are no measurements alone, however few lines a text has. */
const inferred = (meta: ProfileMeta): string => (hasAssembledPaths(meta) ? ", call paths inferred" : "");

/** What was run and how it was sampled. */
function beginning({ command, profile: { meta } }: Subject, asked: string): string {
  const hasRate = meta.unit !== "count" && meta.realInterval > 0;
  const rate = hasRate ? `, one per ${interval(meta.realInterval, meta.unit)}${asked}` : "";
  return `${meta.kind} profile of \`${oneLine(command)}\`: ${counted(meta)}${inferred(meta)}${rate}`;
}

/** The first line in full: also the rate that was asked for, times, the runtime, idle time. */
function fullHeader(subject: Subject): string {
  const { split, profile } = subject;
  const { meta } = profile;
  const asked = meta.interval === null ? "" : ` (asked ${interval(meta.interval, meta.unit)})`;
  const times = timesOf(subject).map((time) => `, ${time}`);
  const end = meta.ended === "time-box" ? ", stopped by the time box" : "";
  const runtime = meta.runtime === "" ? "" : `, ${meta.runtime}`;
  const idle =
    meta.unit === "microseconds" && split.idle >= SHORTEST_IDLE
      ? ` (${quantity(split.idle, meta.unit)} idle left out)`
      : "";
  return `${beginning(subject, asked)}${times.join("")}${end}${runtime}; ${denominator(subject)}${idle}`;
}

/** Seconds sampled, seconds of CPU, and seconds passed where they say something else. */
function timesOf({ profile: { meta } }: Subject): string[] {
  const time = (microseconds: number) => quantity(microseconds, "microseconds");
  const isTime = meta.unit === "microseconds";
  const elapsed = meta.endMicroseconds - meta.startMicroseconds;
  const known = meta.total + meta.excluded;
  const saysMore = elapsed > 0 && (!isTime || Math.abs(elapsed - known) > ELAPSED_DIFFERS * known);
  return [
    ...(isTime ? [`${time(meta.total)} sampled`] : []),
    ...(meta.cpuMicroseconds === null ? [] : [`${time(meta.cpuMicroseconds)} CPU`]),
    ...(saysMore ? [`${time(elapsed)} elapsed`] : []),
  ];
}

function oneLine(command: string): string {
  const line = plain(command.replace(/\s+/g, " ").trim());
  return line.length <= LONGEST_COMMAND ? line : `${clip(line, LONGEST_COMMAND - 1)}…`;
}

/** What a text hides of the functions, in the profile's unit. */
function coverageOf({ functions, selfOf, allSelf }: Subject, shown: ReadonlySet<number>) {
  let shownRows = 0;
  let shownSelf = 0;
  for (const frame of shown) {
    const self = selfOf.get(frame);
    if (self === undefined) continue;
    shownRows += 1;
    shownSelf += self;
  }
  const largestHidden = functions.find(({ frame }) => !shown.has(frame))?.self ?? 0;
  return {
    hidden: functions.length - shownRows,
    hiddenSelf: Math.max(0, allSelf - shownSelf),
    shownSelf,
    largestHidden,
  };
}

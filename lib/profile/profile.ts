/**
 * Where a frame's code comes from. `harness` frames are cut by the formats and never reach a finished profile's stacks;
 * `regexp` frames carry the file and line of the function that ran them; `gc`, `idle` and `program` have no location.
 */
export const ORIGINS = [
  "user",
  "dependency",
  "harness",
  "runtime",
  "native",
  "gc",
  "idle",
  "program",
  "regexp",
] as const;
export type Origin = (typeof ORIGINS)[number];

/**
 * What was measured: `cpu` and `wall` are time, `heap` is memory still alive when the profile was taken, `allocation` all that was
 * allocated, `lock` time spent waiting for locks or otherwise off the CPU, `calls` a count of calls.
 */
export const PROFILE_KINDS = ["cpu", "wall", "heap", "allocation", "lock", "calls"] as const;
export type ProfileKind = (typeof PROFILE_KINDS)[number];

/** Unit of a profile's values. */
export const UNITS = ["microseconds", "bytes", "count"] as const;
export type Unit = (typeof UNITS)[number];

/** A function. `line` and `column` are its start, 1-based; 0 means unknown. `file` is "" where there is none. */
export type Frame = {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly origin: Origin;
};

/** How and when the profile was taken. */
export type ProfileMeta = {
  readonly kind: ProfileKind;
  /** Unit of every weight and total, and of the intervals: a heap profiler samples once per so many bytes. */
  readonly unit: Unit;
  /** Id of the profiler or format that produced it. */
  readonly profiler: string;
  /** What was run, as shown to people and agents. */
  readonly command: string;
  /** Version of the runtime that was profiled, "" when unknown. */
  readonly runtime: string;
  /** The interval asked for; null when unknown. */
  readonly interval: number | null;
  /** The mean interval that was really had; 0 where nothing was sampled. */
  readonly realInterval: number;
  readonly samples: number;
  /** How many runs of the same thing were measured; sums are of all of them. */
  readonly runs: number;
  /** Sum of all sample weights, idle included. */
  readonly total: number;
  /** Start and end on the profiler's own monotonic clock, in microseconds; both 0 when the source does not say. */
  readonly startMicroseconds: number;
  readonly endMicroseconds: number;
  /** User + system time of the process over the same span, in microseconds; null when it was not recorded. */
  readonly cpuMicroseconds: number | null;
  /** Why the capture ended; null when unknown. */
  readonly ended: "exit" | "time-box" | null;
  /** Sample gaps that were negative in the source and count as 0. */
  readonly clampedDeltas: number;
  /** Weight of samples that held nothing but the harness or the profiler itself; not part of the total. */
  readonly excluded: number;
  /** Weight of samples whose leading runtime frames (module loader, start-up) were stripped. */
  readonly prefix: number;
  /** What the source could not give or what was done to it on reading, a sentence each: shown with the profile. */
  readonly caveats: readonly string[];
};

/** Whether the source had no call paths, so that the profile's are put together from functions and their callers. */
export const hasAssembledPaths = ({ profiler }: Pick<ProfileMeta, "profiler">): boolean => profiler === "pstats";

/** Columns of the frame table; `name` and `file` index `strings`, `origin` indexes ORIGINS. */
export type FrameTable = {
  readonly name: Int32Array;
  readonly file: Int32Array;
  readonly line: Int32Array;
  readonly column: Int32Array;
  readonly origin: Uint8Array;
};

/**
 * Call paths as a parent-pointer table: stack `i` is stack `parent[i]` plus `frame[i]`. Roots have parent -1, and a
 * parent always has a smaller index than its children, so one backward pass sums subtrees.
 */
export type StackTable = { readonly parent: Int32Array; readonly frame: Int32Array };

/** Another value that every sample carries, for example the number of objects beside their bytes. */
export type ValueColumn = {
  readonly kind: ProfileKind;
  readonly unit: Unit;
  readonly weight: Float64Array;
};

/**
 * `weight` is the value that all operations work on, `others` what samples carry besides (see `value.ts`); `time` is the
 * sample's moment on the profiler's clock in microseconds, null when the format has none; `run` the run it belongs to, from 0,
 * null when there is one.
 */
export type SampleTable = {
  readonly stack: Int32Array;
  readonly weight: Float64Array;
  readonly others: readonly ValueColumn[];
  readonly time: Float64Array | null;
  readonly run: Int32Array | null;
};

/** Self weight of a function on one source line; empty when the source has no line ticks. */
export type LineTable = { readonly frame: Int32Array; readonly line: Int32Array; readonly weight: Float64Array };

/** What a profiler measured: immutable, columnar, the same shape as pprof and OTLP. Made by ProfileBuilder. */
export type Profile = {
  readonly meta: ProfileMeta;
  readonly strings: readonly string[];
  readonly frames: FrameTable;
  readonly stacks: StackTable;
  readonly samples: SampleTable;
  readonly lines: LineTable;
};

/** The frame at an index of the frame table. */
export function frameAt(profile: Profile, index: number): Frame {
  const { name, file, line, column, origin } = profile.frames;
  return {
    name: profile.strings[name[index]!]!,
    file: profile.strings[file[index]!]!,
    line: line[index]!,
    column: column[index]!,
    origin: ORIGINS[origin[index]!]!,
  };
}

/** The frames of one call path, root first. */
export function framesOf(profile: Profile, stack: number): Frame[] {
  const path: Frame[] = [];
  for (let at = stack; at >= 0; at = profile.stacks.parent[at]!) path.push(frameAt(profile, profile.stacks.frame[at]!));
  return path.reverse();
}

import { frameLabel } from "../frame-label";
import type { Frame, Profile } from "../profile";
import { ProfileBuilder } from "../profile-builder";
import { ProfileUnavailable } from "../profile-unavailable";
import { whyNoWeight } from "./bounds";
import { countSamples } from "./count-samples";
import type { Format, ReadContext } from "./format";
import { BadMarshal, type Marshalled, MarshalledDictionary, readMarshal } from "./marshal";
import { OPEN_META } from "./open-meta";
import { placeFrame } from "./place-frame";
import { type AssembledPath, assemblePaths, type CalledFunction } from "./pstats-paths";

const MICROSECONDS_PER_SECOND = 1e6;
/** The profiler's own calls, which end the measurement. */
const PROFILER = /_lsprof\.Profiler|^<method 'disable'/;

/** A function as pstats names it. */
type FunctionKey = { readonly file: string; readonly line: number; readonly name: string };
/** What one function, or one function called by one other, cost: by itself, and with what it called. */
type Cost = { readonly calls: number; readonly own: number; readonly all: number };
type Row = FunctionKey & Cost & { readonly callers: readonly (FunctionKey & Cost)[] };

/** A total that is this part of the whole away from the file's is told. */
const TOLD_FROM = 0.001;
const NAMED = 3;

/**
 * The statistics of Python's `cProfile` and `profile` (`-o file`), a marshalled dictionary: for every function its calls,
 * its time alone and in all, and the same for each of its callers. It holds no call paths: they are put together from these
 * (`pstats-paths.ts`), so that self times, callers and, where no functions call each other in a circle, totals are the file's.
 */
export const pstats: Format = {
  id: "pstats",
  title: "Python profile statistics (pstats)",
  // A marshalled dictionary whose first key is a tuple; text never goes on like that.
  detect: (head) => (head[0]! & 0x7f) === 0x7b && head.length > 1 && [0x28, 0x29].includes(head[1]! & 0x7f),
  read: (bytes, context) => buildProfile(readRows(bytes), context),
};

function buildProfile(rows: readonly Row[], { command, roots }: ReadContext): Profile {
  const builder = new ProfileBuilder([{ kind: "calls", unit: "count" }]);
  const [profilers, own] = [rows.filter(isProfiler), rows.filter((row) => !isProfiler(row))];
  const { keys, functions } = graphOf(own);
  const placed = keys.map((key) => placeFrame({ ...key, column: 0 }, roots));
  const frames = placed.map((frame) => builder.frame(frame));
  const paths = assemblePaths(functions);
  for (const { path, own: weight, calls } of paths) {
    const stack = path.reduce((above, index) => builder.stack(above, frames[index]!), -1);
    builder.sample(stack, weight, undefined, [calls]);
  }
  const profile = builder.build({
    ...OPEN_META,
    kind: "wall",
    unit: "microseconds",
    profiler: "pstats",
    command,
    interval: null,
    excluded: profilers.reduce((sum, row) => sum + row.own, 0),
    caveats: [
      "The file has no call paths: they are put together from its functions and their callers, in proportion to its times; self times and direct callers are the file's own.",
      ...differingTotals(placed, functions, paths),
      "Nothing was sampled: every call was timed, which costs more the shorter a function is. Samples are calls.",
    ],
  });
  const calls = own.reduce((sum, row) => sum + row.calls, 0);
  const { meta, ...columns } = countSamples(profile, calls);
  return { ...columns, meta: { ...meta, realInterval: 0 } };
}

const isProfiler = ({ name }: FunctionKey): boolean => PROFILER.test(name);

/** The functions by number, with those that are named as callers only. */
function graphOf(rows: readonly Row[]) {
  const keys: FunctionKey[] = [];
  const functions: CalledFunction[] = [];
  const numbers = new Map<string, number>();
  const numberOf = ({ file, line, name }: FunctionKey): number => {
    const key = `${file}\0${line}\0${name}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, keys.length);
    functions.push({ calls: 0, own: 0, all: 0, callers: [] });
    return keys.push({ file, line, name }) - 1;
  };
  for (const row of rows) {
    const callers = row.callers.map((one) => ({ caller: numberOf(one), calls: one.calls, own: one.own, all: one.all }));
    functions[numberOf(row)] = { calls: row.calls, own: row.own, all: row.all, callers };
  }
  return { keys, functions };
}

/** What a reader of totals must know where functions call each other in a circle: of how many they are not the file's. */
function differingTotals(
  placed: readonly Frame[],
  functions: readonly CalledFunction[],
  paths: readonly AssembledPath[],
): string[] {
  const totals = new Float64Array(placed.length);
  for (const { path, own } of paths) for (const index of new Set(path)) totals[index]! += own;
  const whole = functions.reduce((sum, { own }) => sum + own, 0);
  const differing = functions
    .map(({ all }, index) => ({ index, all, total: totals[index]! }))
    .filter(({ all, total }) => all > 0 && Math.abs(total - all) > TOLD_FROM * whole)
    .sort((a, b) => Math.abs(b.total - b.all) - Math.abs(a.total - a.all));
  if (differing.length === 0) return [];
  const percent = (time: number): string => `${((100 * time) / whole).toFixed(1)}%`;
  const named = differing
    .slice(0, NAMED)
    .map(({ index, all, total }) => `${frameLabel(placed[index]!)} ${percent(total)} here, ${percent(all)} there`);
  const isOne = differing.length === 1;
  return [
    `The ${isOne ? "total of 1 function is not the file's cumulative time" : `totals of ${differing.length} functions are not the file's cumulative times`}, since functions there call each other in a circle; most differ: ${named.join("; ")}.`,
  ];
}

function readRows(bytes: Uint8Array): Row[] {
  let callerCount = 0;
  try {
    return entriesOf(readMarshal(bytes), "the file").map(([key, value], i): Row => {
      const row = readKey(key, `function ${i}`);
      const at = `function ${i}, ${row.name}`;
      const [, calls, own, all, dictionary] = listOf(value, 5, at);
      const callers = entriesOf(dictionary, `the callers of ${at}`);
      // A value can be referred to again and again: a small file could name callers without end.
      callerCount += callers.length;
      if (callerCount > bytes.length) throw unreadable("it names more callers than it has bytes");
      const cost = readCost(calls, own, all, at);
      return { ...row, ...cost, callers: withTimes(callers, cost, at) };
    });
  } catch (error) {
    throw error instanceof BadMarshal ? unreadable(error.message) : error;
  }
}

/**
 * cProfile gives the caller's share as calls, calls without recursion, own and total time; `profile` only counts calls, by which
 * the function's times are divided.
 */
function withTimes(
  callers: readonly (readonly [Marshalled, Marshalled])[],
  whole: Cost,
  at: string,
): (FunctionKey & Cost)[] {
  return callers.map(([key, cost]) => {
    const from = `a caller of ${at}`;
    if (typeof cost !== "number") {
      const [calls, , own, all] = listOf(cost, 4, from);
      return { ...readKey(key, from), ...readCost(calls, own, all, at) };
    }
    const { calls } = readCost(cost, 0, 0, at);
    const part = whole.calls > 0 ? Math.min(1, calls / whole.calls) : 0;
    return { ...readKey(key, from), calls, own: part * whole.own, all: part * whole.all };
  });
}

function readCost(
  calls: Marshalled | undefined,
  own: Marshalled | undefined,
  all: Marshalled | undefined,
  at: string,
): Cost {
  if (typeof calls !== "number" || typeof own !== "number" || typeof all !== "number")
    throw unreadable(`${at} has no number of calls or no time`);
  // A clock that is set back while a function runs leaves a small negative time.
  const time = (seconds: number): number => Math.max(0, seconds * MICROSECONDS_PER_SECOND);
  const cost = { calls, own: time(own), all: time(all) };
  const why = whyNoWeight(cost.calls) ?? whyNoWeight(cost.own) ?? whyNoWeight(cost.all);
  if (why !== null) throw unreadable(`the number of calls or the time of ${at} ${why}`);
  return cost;
}

function readKey(value: Marshalled, at: string): FunctionKey {
  const [file, line, name] = listOf(value, 3, at);
  if (typeof file !== "string" || typeof line !== "number" || typeof name !== "string")
    throw unreadable(`${at} is not named by file, line and name`);
  return { file, line: Number.isInteger(line) && line > 0 && line < 2 ** 31 ? line : 0, name };
}

function listOf(value: Marshalled | undefined, length: number, at: string): readonly Marshalled[] {
  if (!Array.isArray(value) || value.length < length) throw unreadable(`${at} is not a list of ${length} values`);
  return value;
}

function entriesOf(value: Marshalled | undefined, at: string): readonly (readonly [Marshalled, Marshalled])[] {
  if (value instanceof MarshalledDictionary) return value.entries;
  throw unreadable(`${at} should be a dictionary`);
}

const unreadable = (why: string): ProfileUnavailable =>
  new ProfileUnavailable("unreadable", `These Python statistics cannot be read: ${why}.`);

import type { Profile } from "../profile";
import { ProfileBuilder } from "../profile-builder";
import { ProfileUnavailable } from "../profile-unavailable";
import { whyNoWeight } from "./bounds";
import { countSamples } from "./count-samples";
import type { Format, ReadContext } from "./format";
import { BadMarshal, type Marshalled, MarshalledDictionary, readMarshal } from "./marshal";
import { OPEN_META } from "./open-meta";
import { placeFrame } from "./place-frame";

const MICROSECONDS_PER_SECOND = 1e6;
/** The profiler's own calls, which end the measurement. */
const PROFILER = /_lsprof\.Profiler|^<method 'disable'/;

/** A function as pstats names it. */
type FunctionKey = { readonly file: string; readonly line: number; readonly name: string };
/** What one function, or one function called by one other, cost by itself. */
type Cost = { readonly calls: number; readonly own: number };
type Row = FunctionKey & Cost & { readonly callers: readonly (FunctionKey & Cost)[] };

/**
 * The statistics of Python's `cProfile` and `profile` (`-o file`), a marshalled dictionary: for every function its calls,
 * its time alone and in all, and the same for each of its callers. It holds no call paths. What is read are paths of two
 * calls, caller and function, weighted with the time alone, which the file has for each caller; what it has no caller for
 * becomes a path of one. So self times are exact, and the file's own cumulative times have no place.
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
  const frame = (key: FunctionKey) => builder.frame(placeFrame({ ...key, column: 0 }, roots));
  const tally = { excluded: 0, calls: 0 };
  for (const row of rows) {
    if (PROFILER.test(row.name)) {
      tally.excluded += row.own;
      continue;
    }
    const self = frame(row);
    let [calls, own] = [row.calls, row.own];
    for (const caller of row.callers) {
      // Rounding may leave the callers a little more than there is.
      const part = { calls: Math.min(caller.calls, calls), own: Math.min(caller.own, own) };
      if (part.calls > 0 || part.own > 0)
        builder.sample(builder.stack(builder.stack(-1, frame(caller)), self), part.own, undefined, [part.calls]);
      calls -= part.calls;
      own -= part.own;
    }
    if (calls > 0 || own > 0) builder.sample(builder.stack(-1, self), own, undefined, [calls]);
    tally.calls += row.calls;
  }
  const profile = builder.build({
    ...OPEN_META,
    kind: "wall",
    unit: "microseconds",
    profiler: "pstats",
    command,
    interval: null,
    excluded: tally.excluded,
    caveats: [
      "The file has no call paths: they are two calls deep, a function and its caller, so a total holds direct callees only.",
      "Nothing was sampled: every call was timed, which costs more the shorter a function is. Samples are calls.",
    ],
  });
  const { meta, ...columns } = countSamples(profile, tally.calls);
  return { ...columns, meta: { ...meta, realInterval: 0 } };
}

function readRows(bytes: Uint8Array): Row[] {
  let callerCount = 0;
  try {
    return entriesOf(readMarshal(bytes), "the file").map(([key, value], i): Row => {
      const row = readKey(key, `function ${i}`);
      const at = `function ${i}, ${row.name}`;
      const [, calls, own, , dictionary] = listOf(value, 5, at);
      const callers = entriesOf(dictionary, `the callers of ${at}`);
      // A value can be referred to again and again: a small file could name callers without end.
      callerCount += callers.length;
      if (callerCount > bytes.length) throw unreadable("it names more callers than it has bytes");
      return { ...row, ...readCost(calls, own, at), callers: callers.map((caller) => readCaller(caller, at)) };
    });
  } catch (error) {
    throw error instanceof BadMarshal ? unreadable(error.message) : error;
  }
}

/** cProfile gives the caller's share as calls, calls without recursion, own and total time; `profile` only counts calls. */
function readCaller([key, cost]: readonly [Marshalled, Marshalled], at: string): FunctionKey & Cost {
  const [calls, , own] = typeof cost === "number" ? [cost, cost, 0] : listOf(cost, 4, `a caller of ${at}`);
  return { ...readKey(key, `a caller of ${at}`), ...readCost(calls, own, at) };
}

function readCost(calls: Marshalled | undefined, seconds: Marshalled | undefined, at: string): Cost {
  if (typeof calls !== "number" || typeof seconds !== "number")
    throw unreadable(`${at} has no number of calls or no time`);
  // A clock that is set back while a function runs leaves a small negative time.
  const cost = { calls, own: Math.max(0, seconds * MICROSECONDS_PER_SECOND) };
  const why = whyNoWeight(cost.calls) ?? whyNoWeight(cost.own);
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

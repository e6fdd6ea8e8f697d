import type { ProfileKind, Unit, ValueColumn } from "../profile";

/** What a pprof value measures, in this model's terms: multiply by `scale` for its unit. */
export type PprofValue = Omit<ValueColumn, "weight"> & { readonly scale: number; readonly known: boolean };

/** How this model's values are called in a pprof file, by pprof's and Go's own conventions. */
const NAMES: readonly (readonly [kind: ProfileKind, unit: Unit, type: string])[] = [
  ["cpu", "microseconds", "cpu"],
  ["cpu", "count", "samples"],
  ["cpu", "bytes", "cpu_bytes"],
  ["wall", "microseconds", "wall"],
  ["wall", "count", "wall_samples"],
  ["wall", "bytes", "wall_bytes"],
  ["heap", "bytes", "inuse_space"],
  ["heap", "count", "inuse_objects"],
  ["heap", "microseconds", "inuse_time"],
  ["allocation", "bytes", "alloc_space"],
  ["allocation", "count", "alloc_objects"],
  ["allocation", "microseconds", "alloc_time"],
  ["lock", "microseconds", "delay"],
  ["lock", "count", "contentions"],
  ["lock", "bytes", "lock_bytes"],
  ["calls", "count", "calls"],
  ["calls", "microseconds", "calls_time"],
  ["calls", "bytes", "calls_bytes"],
];

/** What else the programs that write pprof call their values. */
const KINDS: Readonly<Record<string, ProfileKind>> = {
  sample: "cpu",
  "on-cpu": "cpu",
  cpu_samples: "cpu",
  time: "wall",
  objects: "heap",
  space: "heap",
  inuse: "heap",
  allocations: "allocation",
  allocated: "allocation",
  alloc: "allocation",
  mutex: "lock",
  block: "lock",
  "off-cpu": "lock",
  ...Object.fromEntries(NAMES.map(([kind, , type]) => [type, kind])),
};

const UNITS: Readonly<Record<string, readonly [unit: Unit, scale: number]>> = {
  nanoseconds: ["microseconds", 1e-3],
  nanosecond: ["microseconds", 1e-3],
  ns: ["microseconds", 1e-3],
  microseconds: ["microseconds", 1],
  microsecond: ["microseconds", 1],
  us: ["microseconds", 1],
  milliseconds: ["microseconds", 1e3],
  millisecond: ["microseconds", 1e3],
  ms: ["microseconds", 1e3],
  seconds: ["microseconds", 1e6],
  second: ["microseconds", 1e6],
  s: ["microseconds", 1e6],
  bytes: ["bytes", 1],
  byte: ["bytes", 1],
  kilobytes: ["bytes", 1024],
  megabytes: ["bytes", 1024 ** 2],
};
/** What a value is taken for when its name says nothing. */
const GUESSES: Readonly<Record<Unit, ProfileKind>> = { microseconds: "wall", bytes: "allocation", count: "calls" };

/** The meaning of a pprof value; `known` is false where its name says nothing and its kind follows from the unit. */
export function readValueType(type: string, unit: string): PprofValue {
  const [ownUnit, scale] = own(UNITS, unit.toLowerCase()) ?? ["count", 1];
  const kind = own(KINDS, type.toLowerCase());
  return { kind: kind ?? GUESSES[ownUnit], unit: ownUnit, scale, known: kind !== undefined };
}

/** What a value of this model is called in a pprof file. Times are in nanoseconds, as most of its readers expect. */
export function valueTypeOf(kind: ProfileKind, unit: Unit): { readonly type: string; readonly unit: string } {
  const [, , type] = NAMES.find(([k, u]) => k === kind && u === unit)!;
  return { type, unit: unit === "microseconds" ? "nanoseconds" : unit };
}

const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

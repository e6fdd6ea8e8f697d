import type { ProfileKind, Unit } from "../profile";
import { whyNoWeight } from "./bounds";
import { type FirefoxTables, indexAt } from "./firefox-tables";

const MICROSECONDS_PER_MILLISECOND = 1000;

/** The samples of a thread. */
export type ThreadSamples = {
  readonly kind: ProfileKind;
  readonly unit: Unit;
  /** Rows of the stack table; -1 where no path was taken. */
  readonly stack: readonly number[];
  readonly weight: readonly number[];
  /** Elapsed time beside CPU time; null where the weight is it or has nothing to do with time. */
  readonly wall: readonly number[] | null;
  /** In microseconds. */
  readonly time: readonly number[];
  /** How many samples were taken; null where rows are no samples. */
  readonly count: number | null;
};

/** Reads a thread's samples. @param cpuUnit of `threadCPUDelta`, as the file's meta data name it */
export function readSamples(tables: FirefoxTables, interval: number, cpuUnit: string): ThreadSamples {
  const stacks = tables.required("samples", "stack");
  const stack = stacks.map((_, row) => indexAt(stacks, row));
  const weights = tables.column("samples", "weight");
  const counts = stack.map((_, row) => weightAt(tables, weights, row, 1));
  const time = timesOf(tables, stack.length);
  const type = tables.thread.has("samples") ? tables.thread.object("samples").optionalString("weightType") : "";
  if (type === "bytes") return { ...NO_TIME, stack, time: [], kind: "allocation", unit: "bytes", weight: counts };
  const perCount = type === "tracing-ms" ? MICROSECONDS_PER_MILLISECOND : interval * MICROSECONDS_PER_MILLISECOND;
  const wall = counts.map((count) => count * perCount);
  const count = type === "tracing-ms" ? null : counts.reduce((sum, each, i) => (stack[i]! < 0 ? sum : sum + each), 0);
  const elapsed = { kind: "wall", unit: "microseconds", stack, time, count, wall: null, weight: wall } as const;
  const perDelta = cpuUnit === "ns" ? 1e-3 : cpuUnit === "µs" ? 1 : null;
  const deltas = tables.column("samples", "threadCPUDelta");
  if (deltas === null || perDelta === null || type === "tracing-ms") return elapsed;
  // The first delta is that of a time before the first sample.
  const cpu = stack.map((_, row) => (row === 0 ? 0 : weightAt(tables, deltas, row, 0) * perDelta));
  if (cpu.every((each) => each === 0)) return elapsed;
  return { ...elapsed, kind: "cpu", weight: cpu, wall };
}

const NO_TIME = { wall: null, count: null } as const;

function weightAt(tables: FirefoxTables, column: readonly unknown[] | null, row: number, none: number): number {
  const value = column?.[row] ?? none;
  if (typeof value !== "number") throw tables.thread.wrong(`samples.weight.${row}`, "a number");
  if (value < 0)
    throw tables.thread.wrong(
      `samples.weight.${row}`,
      "positive: the file compares two profiles; open the two profiles and compare them here",
    );
  const why = whyNoWeight(value);
  if (why !== null) throw tables.thread.wrong(`samples.weight.${row}`, `a weight: it ${why}`);
  return value;
}

/** Absolute times, or gaps that add up to them; none where the file has neither. */
function timesOf(tables: FirefoxTables, length: number): number[] {
  const [times, deltas] = [tables.column("samples", "time"), tables.column("samples", "timeDeltas")];
  const column = times ?? deltas;
  if (column === null || column.length !== length || !column.every((each) => typeof each === "number")) return [];
  let now = 0;
  return column.map((each) => {
    now = times === null ? now + each : each;
    return now * MICROSECONDS_PER_MILLISECOND;
  });
}

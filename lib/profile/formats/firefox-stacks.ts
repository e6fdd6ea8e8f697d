import { anonymousName } from "../anonymous";
import type { Frame, Origin } from "../profile";
import type { ProfileBuilder } from "../profile-builder";
import { LONGEST_PATH } from "./bounds";
import { type FirefoxTables, indexAt } from "./firefox-tables";
import type { PathRoot } from "./format";
import { cutNumber, cutPlace } from "./label-parts";
import { runningLine } from "./labelled-stacks";
import { perfLabel, readPerfLabel } from "./perf-label";
import { placeBinary } from "./place-binary";
import { placeFrame } from "./place-frame";

/** A row of the stack table in the builder (-1: nothing but the profiler's own root), and the line that was running. */
export type FirefoxStack = { readonly stack: number; readonly frame: number; readonly running: number };

/** Every row of a thread's stack table. */
export function placeStacks(
  tables: FirefoxTables,
  categories: readonly string[],
  builder: ProfileBuilder,
  roots: readonly PathRoot[],
) {
  const frames = placeFrames(tables, categories, builder, roots);
  const prefix = tables.required("stackTable", "prefix");
  const frameOf = tables.required("stackTable", "frame");
  const stacks: FirefoxStack[] = [];
  const depths: number[] = [];
  for (let row = 0; row < frameOf.length; row++) {
    const frame = frames[indexAt(frameOf, row)];
    const above = indexAt(prefix, row);
    if (frame === undefined) throw tables.thread.wrong(`stackTable.frame.${row}`, `one of the ${frames.length} frames`);
    if (above >= row) throw tables.thread.wrong(`stackTable.prefix.${row}`, "an earlier stack");
    const depth = above < 0 ? 1 : depths[above]! + 1;
    if (depth > LONGEST_PATH)
      throw tables.thread.wrong(`stackTable.prefix.${row}`, `a path of at most ${LONGEST_PATH} calls`);
    depths.push(depth);
    const parent = above < 0 ? -1 : stacks[above]!.stack;
    // The profiler's own root is left out, wherever it stands; idle time is nobody's, as V8 has it, too.
    const stack = frame.index < 0 ? parent : builder.stack(frame.isIdle ? -1 : parent, frame.index);
    stacks.push({ stack, frame: frame.index, running: frame.running });
  }
  return stacks;
}

function placeFrames(
  tables: FirefoxTables,
  categories: readonly string[],
  builder: ProfileBuilder,
  roots: readonly PathRoot[],
) {
  const functions = tables.column("frameTable", "func");
  const category = tables.column("frameTable", "category");
  const line = tables.column("frameTable", "line");
  const rows = functions ?? tables.required("frameTable", "location");
  const place = functions === null ? gecko(tables, roots) : processed(tables, functions, roots);
  return rows.map((_, row) => {
    const { name, ...rest } = place(row);
    if (name === ROOT) return { index: -1, running: 0, isIdle: false };
    const frame = { name, ...rest, origin: ORIGINS[categories[indexAt(category, row)] ?? ""] ?? rest.origin };
    return { index: builder.frame(frame), running: lineAt(line, row), isIdle: frame.origin === "idle" };
  });
}

/** What Firefox's own files put below every path. */
const ROOT = "(root)";
/** Categories that say whose code it is. */
const ORIGINS: Readonly<Record<string, Origin>> = { Idle: "idle", "GC / CC": "gc", GC: "gc" };
const PYTHON_FILE = /\.pyw?$|^<frozen /;

/**
 * Frames of processed files: a function with the file and place where it starts, or with a library. CPython's sampler puts a
 * line that was running in that place, and names frozen modules as libraries.
 */
function processed(tables: FirefoxTables, functions: readonly unknown[], roots: readonly PathRoot[]) {
  const names = tables.required("funcTable", "name");
  const fileNames = tables.column("funcTable", "fileName");
  const sources = tables.column("funcTable", "source");
  const lines = tables.column("funcTable", "lineNumber");
  const columns = tables.column("funcTable", "columnNumber");
  const resources = tables.column("funcTable", "resource");
  const resourceNames = tables.column("resourceTable", "name");
  return (row: number): Frame => {
    const called = indexAt(functions, row);
    if (called < 0 || called >= names.length)
      throw tables.thread.wrong(`frameTable.func.${row}`, `one of the ${names.length} functions`);
    const said = tables.source(sources?.[called]) || tables.text(fileNames?.[called]);
    const [line, column] = [lineAt(lines, called), lineAt(columns, called)];
    const name = tables.text(names[called]);
    const resource = indexAt(resources, called);
    const library = said === "" && resource >= 0 ? tables.text(resourceNames?.[resource]) : "";
    const file = said || library;
    if (PYTHON_FILE.test(file)) return placeFrame({ name, file, line: runningLine(name, line).line, column: 0 }, roots);
    if (library !== "") return placeBinary(name, library);
    return placeFrame({ name: name || anonymousName(line, column), file, line, column }, roots);
  };
}

/** Frames of Firefox's own files, and perf's: `name (file:line:column)`, `name (in library)` or a name. */
function gecko(tables: FirefoxTables, roots: readonly PathRoot[]) {
  const locations = tables.required("frameTable", "location");
  return (row: number): Frame => {
    const text = tables.text(locations[row]);
    const located = cutPlace(text);
    if (located?.place.startsWith("in "))
      return readPerfLabel(perfLabel(`${located.name} (${located.place.slice("in ".length)})`), roots).frame;
    const last = cutNumber(located?.place ?? "");
    const before = cutNumber(last?.before ?? "");
    if (located === null || last === null) return placeFrame({ name: text, file: "", line: 0, column: 0 }, roots);
    const place =
      before === null
        ? { file: last.before, line: last.number, column: 0 }
        : { file: before.before, line: before.number, column: last.number };
    return placeFrame({ name: located.name || anonymousName(place.line, place.column), ...place }, roots);
  };
}

/** A line or column; 0 for none. */
const lineAt = (column: readonly unknown[] | null, row: number): number => {
  const value = indexAt(column, row);
  return value < 0 || value >= 2 ** 31 ? 0 : value;
};

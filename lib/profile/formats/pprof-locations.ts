import type { Profile as PprofFile } from "pprof-format";
import { type Frame, ORIGINS } from "../profile";
import type { ProfileBuilder } from "../profile-builder";
import type { ReadContext } from "./format";
import { baseName, placeFrame } from "./place-frame";
import { mappingOf } from "./pprof-own";

/** Compilers inline some ten functions into each other; more would let a small file name paths without end. */
const MOST_INLINED = 256;

/** A call that a location stands for, and the line of it that was running (0: unknown). */
export type LocatedCall = { readonly frame: Frame; readonly index: number; readonly running: number };

/**
 * The calls of a location by its id, outermost first: several where functions were inlined. Each is made once.
 *
 * @param fail makes the error of a reason
 */
export function placeLocations(
  file: PprofFile,
  builder: ProfileBuilder,
  { roots }: ReadContext,
  fail: (why: string) => Error,
): (id: number | bigint, sample: number) => readonly LocatedCall[] {
  const text = (index: number | bigint): string => file.stringTable.strings[Number(index)] ?? "";
  const functions = new Map(file.function.map((each) => [each.id, each]));
  const mappings = new Map(file.mapping.map((each) => [each.id, text(each.filename)]));
  const locations = new Map(file.location.map((each) => [each.id, each]));
  const placed = new Map<number | bigint, readonly LocatedCall[]>();

  return (id, sample) => {
    const known = placed.get(id);
    if (known !== undefined) return known;
    const location = locations.get(id);
    if (location === undefined) throw fail(`sample ${sample} names location ${id}, which is not there`);
    if (location.line.length > MOST_INLINED)
      throw fail(
        `location ${id} stands for ${location.line.length} inlined functions; at most ${MOST_INLINED} are read`,
      );
    const mapping = mappings.get(location.mappingId) ?? "";
    const lines = location.line.length === 0 ? [null] : [...location.line].reverse();
    const origin = ORIGINS.find((each) => mapping === mappingOf(each));
    const calls = lines.map((line): LocatedCall => {
      const called = line === null ? undefined : functions.get(line.functionId);
      if (line !== null && called === undefined)
        throw fail(`location ${id} names function ${line.functionId}, which is not there`);
      const found = called ? functionFrame(called, origin !== undefined) : unnamed(location.address, mapping);
      // Wick's own files name the place where a function starts, not the running one.
      const frame = origin === undefined ? found : { ...found, origin, column: whole(line?.column ?? 0) };
      return { frame, index: builder.frame(frame), running: origin === undefined ? whole(line?.line ?? 0) : 0 };
    });
    placed.set(id, calls);
    return calls;
  };

  function functionFrame(called: PprofFile["function"][number], isOwn: boolean): Frame {
    const name = text(called.name) || (isOwn ? "" : text(called.systemName));
    return placeFrame({ name, file: text(called.filename), line: whole(called.startLine), column: 0 }, roots);
  }
}

/** A place in a binary for which the file has no name. */
const unnamed = (address: number | bigint, mapping: string): Frame => ({
  name: `0x${address.toString(16)}`,
  file: baseName(mapping),
  line: 0,
  column: 0,
  origin: "native",
});

/** A line number; 0 for what cannot be one. */
const whole = (value: number | bigint): number => (value >= 0 && value < 2 ** 31 ? Number(value) : 0);

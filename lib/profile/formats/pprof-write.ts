import { gzipSync } from "node:zlib";
import { Profile as PprofFile, StringTable } from "pprof-format";
import { type Frame, frameAt, ORIGINS, type Profile, type Unit } from "../profile";
import { mappingOf, ownComments } from "./pprof-own";
import { valueTypeOf } from "./pprof-values";

const NANOSECONDS_PER_MICROSECOND = 1000;
const LARGEST_VALUE = 2 ** 63;

/** A value of every call path, and what pprof calls it. */
type Column = { readonly type: string; readonly unit: string; readonly sums: Float64Array };

/**
 * A profile as gzipped profile.proto, its samples summed per call path. Times become whole nanoseconds; a function's running
 * lines and the times of samples have no place in it.
 *
 * @throws RangeError when a sum does not fit into 64 bits
 */
export function writePprof(profile: Profile): Buffer {
  const { frames, meta, stacks } = profile;
  const strings = new StringTable();
  const columns = columnsOf(profile);
  const frameList = Array.from(frames.name, (_, index) => frameAt(profile, index));
  const file = new PprofFile({
    sampleType: columns.map(({ type, unit }) => ({ type: strings.dedup(type), unit: strings.dedup(unit) })),
    defaultSampleType: strings.dedup(columns[0]!.type),
    sample: samplesOf(stacks, columns),
    mapping: ORIGINS.map((origin, i) => mapping(i + 1, strings.dedup(mappingOf(origin)))),
    location: frameList.map((frame, i) => ({
      id: i + 1,
      mappingId: ORIGINS.indexOf(frame.origin) + 1,
      line: [{ functionId: i + 1, line: frame.line, column: frame.column }],
    })),
    function: frameList.map((frame, i) => functionOf(frame, i + 1, strings)),
    durationNanos: integer((meta.endMicroseconds - meta.startMicroseconds) * NANOSECONDS_PER_MICROSECOND),
    ...periodOf(profile, strings),
    comment: ownComments(meta).map((text) => strings.dedup(text)),
    stringTable: strings,
  });
  return gzipSync(file.encode());
}

function columnsOf({ meta, samples, stacks }: Profile): Column[] {
  const sum = (weights: ArrayLike<number>): Float64Array => {
    const sums = new Float64Array(stacks.parent.length);
    for (const [i, stack] of samples.stack.entries()) sums[stack]! += weights[i]!;
    return sums;
  };
  return [{ kind: meta.kind, unit: meta.unit, weight: samples.weight }, ...samples.others].map(
    ({ kind, unit, weight }): Column => ({
      ...valueTypeOf(kind, unit),
      sums: sum(weight).map((value) => scaled(value, unit)),
    }),
  );
}

const scaled = (value: number, unit: Unit): number =>
  Math.round(unit === "microseconds" ? value * NANOSECONDS_PER_MICROSECOND : value);

/** A row for every call path that a sample ends in; pprof wants the innermost call first. */
function samplesOf({ parent, frame }: Profile["stacks"], columns: readonly Column[]) {
  const rows: { locationId: number[]; value: (number | bigint)[] }[] = [];
  for (let stack = 0; stack < parent.length; stack++) {
    if (columns.every(({ sums }) => sums[stack] === 0)) continue;
    const locationId: number[] = [];
    for (let at = stack; at >= 0; at = parent[at]!) locationId.push(frame[at]! + 1);
    rows.push({ locationId, value: columns.map(({ sums }) => integer(sums[stack]!)) });
  }
  return rows;
}

const functionOf = (frame: Frame, id: number, strings: StringTable) => ({
  id,
  name: strings.dedup(frame.name),
  filename: strings.dedup(frame.file),
  startLine: frame.line,
});

/** All that a viewer would look up in a binary is there. */
const mapping = (id: number, filename: number) => ({
  id,
  filename,
  hasFunctions: true,
  hasFilenames: true,
  hasLineNumbers: true,
  hasInlineFrames: true,
});

function periodOf({ meta }: Profile, strings: StringTable) {
  if (meta.interval === null) return {};
  const { type, unit } = valueTypeOf(meta.kind, meta.unit);
  return {
    periodType: { type: strings.dedup(type), unit: strings.dedup(unit) },
    period: integer(scaled(meta.interval, meta.unit)),
  };
}

function integer(value: number): number | bigint {
  if (value >= LARGEST_VALUE)
    throw new RangeError(`A pprof file cannot hold the value ${value}: it is larger than 2^63.`);
  const whole = Math.round(value);
  return Number.isSafeInteger(whole) ? whole : BigInt(whole);
}

import { Profile as PprofFile } from "pprof-format";
import type { Frame, Profile } from "../profile";
import { ProfileBuilder } from "../profile-builder";
import { ProfileUnavailable } from "../profile-unavailable";
import { LONGEST_PATH, whyNoWeight } from "./bounds";
import { countSamples } from "./count-samples";
import type { Format, ReadContext } from "./format";
import { namePattern } from "./name-pattern";
import { OPEN_META } from "./open-meta";
import { baseName } from "./place-frame";
import { placeLocations } from "./pprof-locations";
import { readComments } from "./pprof-own";
import { type PprofValue, readValueType } from "./pprof-values";
import { BadWire, checkWire, looksLikePprof } from "./pprof-wire";
import { writePprof } from "./pprof-write";

/**
 * pprof's profile.proto: a sum per call path, for several values at once. The value a viewer should show first is the
 * file's default, or the last one, as in pprof itself; the others go with the samples. Holds no times of samples.
 * Source: google/pprof, proto/profile.proto.
 */
export const pprof: Format = {
  id: "pprof",
  title: "pprof",
  detect: looksLikePprof,
  read: (bytes, context) => buildProfile(decode(bytes), context),
  write: writePprof,
};

function decode(bytes: Uint8Array): PprofFile {
  try {
    checkWire(bytes);
    return PprofFile.decode(bytes);
  } catch (error) {
    throw unreadable(error instanceof BadWire ? error.message : `its decoder says "${String(error)}"`);
  }
}

function buildProfile(file: PprofFile, context: ReadContext): Profile {
  const text = (index: number | bigint): string => file.stringTable.strings[Number(index)] ?? "";
  const types = file.sampleType.map(({ type, unit }) => ({ type: text(type), unit: text(unit) }));
  const values = types.map(({ type, unit }) => readValueType(type, unit));
  if (values.length === 0) throw unreadable("field sample_type is missing, so its numbers mean nothing");
  const named = types.findIndex(({ type }) => type === text(file.defaultSampleType));
  const main = text(file.defaultSampleType) !== "" && named >= 0 ? named : types.length - 1;
  const rest = [...values.keys()].filter((index) => index !== main);
  const builder = new ProfileBuilder(rest.map((index) => ({ kind: values[index]!.kind, unit: values[index]!.unit })));
  const dropped = readDropped(text(file.dropFrames), text(file.keepFrames));
  const samples = addSamples(file, builder, { values, main, rest, drop: dropped.drop }, context);
  const counted = types.findIndex(({ type, unit }) => type === "samples" && unit === "count");
  const comments = readComments(file.comment.map(text));
  const count = comments.samples ?? samples.sums[counted];
  const profile = builder.build({
    ...OPEN_META,
    kind: values[main]!.kind,
    unit: values[main]!.unit,
    profiler: "pprof",
    command: context.command || (comments.command ?? baseName(text(file.mapping[0]?.filename ?? 0))),
    interval: context.interval ?? intervalOf(file, text, values[main]!),
    ...spanOf(file),
    caveats: [
      ...comments.caveats,
      ...(values[main]!.known
        ? []
        : [
            `The file calls its values "${types[main]!.type}" (${types[main]!.unit || "no unit"}): shown as ${values[main]!.kind}.`,
          ]),
      ...samples.caveats,
      ...dropped.caveats,
      ...(count === undefined ? [ROWS] : []),
    ],
  });
  return count === undefined ? profile : countSamples(profile, count);
}

type Columns = {
  readonly values: readonly PprofValue[];
  readonly main: number;
  readonly rest: readonly number[];
  readonly drop: (frame: Frame) => boolean;
};

function addSamples(
  file: PprofFile,
  builder: ProfileBuilder,
  { values, main, rest, drop }: Columns,
  context: ReadContext,
) {
  const locations = placeLocations(file, builder, context, unreadable);
  const sums = values.map(() => 0);
  const tally = { labelled: 0, keys: new Set<string>(), withoutPath: 0 };
  for (const [i, sample] of file.sample.entries()) {
    if (sample.value.length !== values.length)
      throw unreadable(`sample ${i} has ${sample.value.length} values where ${values.length} are announced`);
    const weights = sample.value.map((value, v) => weightOf(value, values[v]!, i));
    for (const [v, weight] of weights.entries()) sums[v]! += weight;
    let stack = -1;
    let calls = 0;
    let leaf = { index: -1, running: 0 };
    let isInside = false;
    paths: for (let l = sample.locationId.length - 1; l >= 0; l--) {
      for (const call of locations(sample.locationId[l]!, i)) {
        const isDropped = drop(call.frame);
        if (isDropped && isInside) break paths;
        isInside ||= !isDropped;
        leaf = call;
        stack = builder.stack(stack, call.index);
        if (++calls > LONGEST_PATH) throw unreadable(`sample ${i} is a path of more than ${LONGEST_PATH} calls`);
      }
    }
    if (stack < 0) {
      tally.withoutPath += 1;
      stack = builder.stack(-1, builder.frame(NO_PATH));
    }
    builder.sample(
      stack,
      weights[main]!,
      undefined,
      rest.map((v) => weights[v]!),
    );
    if (leaf.running > 0) builder.lineWeight(leaf.index, leaf.running, weights[main]!);
    if (sample.label.length > 0) tally.labelled += 1;
    for (const { key } of sample.label) tally.keys.add(file.stringTable.strings[Number(key)] ?? "");
  }
  return { sums, caveats: caveatsOf(file.sample.length, tally) };
}

const NO_PATH: Frame = { name: "(no path)", file: "", line: 0, column: 0, origin: "program" };

/** A value in this model's unit. Values are signed; in an unsigned number of 64 bits a negative one is huge. */
function weightOf(value: number | bigint, { scale }: PprofValue, sample: number): number {
  const signed = typeof value === "bigint" ? BigInt.asIntN(64, value) : value;
  if (signed < 0)
    throw unreadable(
      `sample ${sample} has the value ${signed}, as a difference of two profiles does; open the two profiles and compare them here`,
    );
  const weight = scale < 1 ? Number(signed) / Math.round(1 / scale) : Number(signed) * scale;
  const why = whyNoWeight(weight);
  if (why !== null) throw unreadable(`a value of sample ${sample} ${why}`);
  return weight;
}

/** Frames to leave out with all they call, as pprof does: never the first ones of a path, or nothing would remain. */
function readDropped(drop: string, keep: string) {
  if (drop === "") return { drop: () => false, caveats: [] };
  const [dropped, kept] = [namePattern(drop), keep === "" ? () => false : namePattern(keep)];
  if (dropped === null || kept === null)
    return { drop: () => false, caveats: [`Frames that the file asks to drop (${drop.slice(0, 80)}) are kept.`] };
  return {
    drop: ({ name }: Frame) => dropped(name) && !kept(name),
    caveats: ["Frames that the file asks to drop are left out with all they call; their weight is their callers'."],
  };
}

type Text = (index: number | bigint) => string;

const ROWS = "The file does not say how many samples were taken: their number is that of its rows, one a call path.";

function intervalOf(file: PprofFile, text: Text, main: PprofValue): number | null {
  const { periodType, period } = file;
  if (periodType === undefined || Number(period) <= 0) return null;
  const { unit, scale } = readValueType(text(periodType.type), text(periodType.unit));
  return unit === main.unit ? Number(period) * scale : null;
}

function spanOf({ timeNanos, durationNanos }: PprofFile) {
  const [start, duration] = [Number(timeNanos) / 1000, Number(durationNanos) / 1000];
  return duration > 0 && start >= 0 && start + duration <= Number.MAX_SAFE_INTEGER
    ? { startMicroseconds: start, endMicroseconds: start + duration }
    : {};
}

function caveatsOf(
  samples: number,
  { labelled, keys, withoutPath }: { labelled: number; keys: Set<string>; withoutPath: number },
) {
  const named = [...keys].slice(0, 5).join(", ");
  return [
    ...(labelled > 0 ? [`${labelled} of ${samples} rows carry labels (${named}), which are not kept.`] : []),
    ...(withoutPath > 0 ? [`${withoutPath} of ${samples} rows have no call path; they are shown as (no path).`] : []),
  ];
}

const unreadable = (why: string): ProfileUnavailable =>
  new ProfileUnavailable("unreadable", `This pprof file cannot be read: ${why}.`);

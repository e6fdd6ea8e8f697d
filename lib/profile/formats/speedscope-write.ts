import { type Frame, frameAt, PROFILE_KINDS, type Profile, type ProfileKind, type Unit } from "../profile";
import type { JsonFields } from "./json-fields";
import { placeFrame } from "./place-frame";

/** speedscope's units in this model's. */
const UNITS: readonly (readonly [name: string, unit: Unit, scale: number])[] = [
  ["microseconds", "microseconds", 1],
  ["nanoseconds", "microseconds", 1e-3],
  ["milliseconds", "microseconds", 1e3],
  ["seconds", "microseconds", 1e6],
  ["bytes", "bytes", 1],
  ["none", "count", 1],
];

/** Text is put together in pieces: V8's strings end at 512 MB. */
const PIECE = 1 << 24;

/** What a speedscope unit is in this model; null for a name speedscope does not have. */
export function scaleOf(name: string): { readonly unit: Unit; readonly scale: number } | null {
  const found = UNITS.find(([each]) => each === name);
  return found ? { unit: found[1], scale: found[2] } : null;
}

/** What Wick adds to a profile in a speedscope file, which its schema lets be. */
type OwnFacts = {
  readonly kind: ProfileKind;
  readonly runtime: string;
  readonly interval: number | null;
  readonly samples: number;
  /** Whether the samples are in the order of their times. */
  readonly timed: boolean;
  readonly caveats: readonly string[];
};

/** What Wick added to a profile; null in files of other programs. */
export function readOwnFacts(profile: JsonFields): OwnFacts | null {
  if (!profile.has("wick")) return null;
  const facts = profile.object("wick");
  const kind = PROFILE_KINDS.find((each) => each === facts.string("kind"));
  if (kind === undefined) throw facts.wrong("kind", PROFILE_KINDS.join(", "));
  return {
    kind,
    runtime: facts.string("runtime"),
    interval: facts.optionalNumber("interval", null),
    samples: facts.number("samples"),
    timed: facts.boolean("timed"),
    caveats: facts.array("caveats").map(String),
  };
}

/**
 * A profile as speedscope's sampled JSON, every frame once. With times the samples are in their order; without, there is one
 * a call path. Holds the value that is looked at and no running lines.
 */
export function writeSpeedscope(profile: Profile): Buffer {
  const { meta, samples, frames } = profile;
  const { stack, weight } = samples.time === null ? summed(profile) : samples;
  const weights = Array.from(weight);
  const start = samples.time?.[0] ?? 0;
  const file = {
    $schema: "https://www.speedscope.app/file-format-schema.json",
    exporter: "wick",
    name: meta.command,
    activeProfileIndex: 0,
    shared: { frames: Array.from(frames.name, (_, index) => frameOf(frameAt(profile, index))) },
  };
  const facts: OwnFacts = {
    kind: meta.kind,
    runtime: meta.runtime,
    interval: meta.interval,
    samples: meta.samples,
    timed: samples.time !== null,
    caveats: meta.caveats,
  };
  const only = {
    type: "sampled",
    name: meta.command,
    unit: UNITS.find(([, unit]) => unit === meta.unit)![0],
    startValue: start,
    endValue: weights.reduce((sum, weight) => sum + weight, start),
    wick: facts,
    weights,
  };
  return Buffer.concat([
    Buffer.from(`${JSON.stringify(file).slice(0, -1)},"profiles":[${JSON.stringify(only).slice(0, -1)},"samples":[`),
    ...pathPieces(profile, stack),
    Buffer.from("]}]}"),
  ]);
}

const frameOf = (frame: Frame) => {
  const { name, file, line, column, origin } = frame;
  const isTold = placeFrame(frame, []).origin === origin;
  return {
    name,
    ...(file === "" ? {} : { file }),
    ...(line === 0 ? {} : { line }),
    ...(column === 0 ? {} : { col: column }),
    ...(isTold ? {} : { origin }),
  };
};

/** Call paths that samples end in, and the sum of their weights. */
function summed({ samples, stacks }: Profile): { readonly stack: number[]; readonly weight: number[] } {
  const sums = new Float64Array(stacks.parent.length);
  for (const [i, stack] of samples.stack.entries()) sums[stack]! += samples.weight[i]!;
  const stack = [...new Set(samples.stack)].sort((a, b) => a - b);
  return { stack, weight: stack.map((each) => sums[each]!) };
}

/** The samples' paths as JSON, outermost frame first; by far the longest part of the file, each path made once. */
function* pathPieces({ stacks }: Profile, samples: Iterable<number>): Generator<Buffer> {
  const known = new Map<number, string>();
  let text = "";
  let separator = "";
  for (const stack of samples) {
    let path = known.get(stack);
    if (path === undefined) {
      const frames: number[] = [];
      for (let at = stack; at >= 0; at = stacks.parent[at]!) frames.push(stacks.frame[at]!);
      path = `[${frames.reverse().join()}]`;
      known.set(stack, path);
    }
    text += separator + path;
    separator = ",";
    if (text.length < PIECE) continue;
    yield Buffer.from(text);
    text = "";
  }
  yield Buffer.from(text);
}

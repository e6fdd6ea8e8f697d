import type { Profile } from "../profile";
import { ProfileBuilder } from "../profile-builder";
import { ProfileUnavailable } from "../profile-unavailable";
import { LONGEST_PATH, whyNoWeight } from "./bounds";
import { countSamples } from "./count-samples";
import { jsonOutline } from "./detect-json";
import type { Format, ReadContext } from "./format";
import { JsonFields } from "./json-fields";
import { OPEN_META } from "./open-meta";
import { readSpeedscopeFrames, type SpeedscopeFrame } from "./speedscope-frames";
import { readOwnFacts, scaleOf, writeSpeedscope } from "./speedscope-write";

const SCHEMA = "speedscope.app/file-format-schema.json";
const LISTED = 5;

/**
 * speedscope's JSON: frames once, and profiles of samples or of calls that begin and end. Of several profiles the largest is
 * read and the others are named. The gap between two events of calls becomes a sample of the path that was open.
 * Source: speedscope, src/lib/file-format-spec.ts.
 */
export const speedscope: Format = {
  id: "speedscope",
  title: "speedscope",
  detect: (head) => {
    const keys = jsonOutline(head)?.keys ?? [];
    const beginning = Buffer.from(head).toString("latin1");
    return keys.includes("$schema")
      ? beginning.includes(SCHEMA)
      : keys.includes("shared") && /"type"\s*:\s*"(sampled|evented)"/.test(beginning);
  },
  read: (bytes, context) => buildProfile(JsonFields.parse(bytes, unreadable), context),
  write: writeSpeedscope,
};

/** What a profile in the file is, before its samples are looked at. */
type Candidate = {
  readonly fields: JsonFields;
  readonly name: string;
  readonly unit: string;
  readonly start: number;
  readonly end: number;
  readonly total: number;
};

function buildProfile(file: JsonFields, context: ReadContext): Profile {
  const candidates = file.objects("profiles").map(candidateOf);
  if (candidates.length === 0) throw file.wrong("profiles", "an array of at least one profile");
  const active = candidates[file.optionalNumber("activeProfileIndex", 0)] ?? candidates[0]!;
  const { unit, scale } = scaleOf(active.unit) ?? fail(active, "unit", "a unit that speedscope knows");
  const alike = candidates.filter((each) => scaleOf(each.unit)?.unit === unit);
  const chosen = alike.reduce((best, each) => (sizeOf(each) > sizeOf(best) ? each : best));
  const builder = new ProfileBuilder();
  const frames = readSpeedscopeFrames(file, builder, context);
  const own = readOwnFacts(chosen.fields);
  const isEvented = chosen.fields.string("type") === "evented";
  const read = isEvented ? addEvents : addSamples;
  const timed = unit === "microseconds" && own?.timed !== false;
  const tally = read(chosen, frames, builder, timed);
  const profile = builder.build({
    ...OPEN_META,
    kind: own?.kind ?? (unit === "bytes" ? "allocation" : unit === "count" ? "cpu" : "wall"),
    unit,
    profiler: "speedscope",
    command: context.command || chosen.name,
    runtime: own?.runtime ?? "",
    interval: context.interval ?? own?.interval ?? null,
    startMicroseconds: timed ? chosen.start * scale : 0,
    endMicroseconds: timed ? chosen.end * scale : 0,
    clampedDeltas: tally.clamped,
    caveats: own?.caveats ?? [
      ...(isEvented ? ["The file holds calls, not samples: a sample is the time between two events."] : []),
      ...(unit === "microseconds"
        ? ["The file does not say whether its times are of CPU or elapsed: they are shown as elapsed."]
        : []),
      ...(unit === "bytes"
        ? ["The file does not say whether its bytes were kept or freed: they are shown as allocated."]
        : []),
      ...othersOf(candidates, chosen),
      ...(tally.clamped > 0 ? [`Events that are out of order take no time: ${tally.clamped} in the file.`] : []),
    ],
  });
  return own === null ? profile : countSamples(profile, own.samples);
}

function candidateOf(fields: JsonFields): Candidate {
  const [start, end] = [fields.number("startValue"), fields.number("endValue")];
  const isSampled = fields.string("type") === "sampled";
  if (!isSampled && fields.string("type") !== "evented") throw fields.wrong("type", '"sampled" or "evented"');
  const total = isSampled ? fields.numbers("weights").reduce((sum, weight) => sum + weight, 0) : end - start;
  return { fields, name: fields.optionalString("name"), unit: fields.string("unit"), start, end, total };
}

const sizeOf = ({ unit, total }: Candidate): number => total * (scaleOf(unit)?.scale ?? 0);

function addSamples(
  { fields, unit, start }: Candidate,
  frames: readonly SpeedscopeFrame[],
  builder: ProfileBuilder,
  timed: boolean,
) {
  const samples = fields.array("samples");
  const weights = fields.numbers("weights");
  if (samples.length !== weights.length)
    throw fields.wrong(
      "weights",
      `as long as samples: it has ${weights.length} entries, and there are ${samples.length} samples`,
    );
  const { scale } = scaleOf(unit)!;
  let time = start * scale;
  for (const [i, path] of samples.entries()) {
    const weight = weights[i]! * scale;
    const why = whyNoWeight(weight);
    if (why !== null) throw fields.wrong(`weights.${i}`, `a weight: it ${why}`);
    if (!Array.isArray(path) || path.length > LONGEST_PATH)
      throw fields.wrong(`samples.${i}`, `an array of at most ${LONGEST_PATH} frames`);
    let stack = -1;
    let leaf: SpeedscopeFrame | undefined;
    for (const [depth, index] of path.entries()) {
      leaf = frames[Number(index)];
      if (typeof index !== "number" || leaf === undefined)
        throw fields.wrong(`samples.${i}.${depth}`, `one of the ${frames.length} frames`);
      stack = builder.stack(stack, leaf.index);
    }
    // An empty path is a moment in which nothing ran.
    if (leaf !== undefined) {
      builder.sample(stack, weight, timed ? time : undefined);
      if (leaf.running > 0) builder.lineWeight(leaf.index, leaf.running, weight);
    }
    time += weight;
  }
  return { clamped: 0 };
}

function addEvents(
  { fields, unit, start, end }: Candidate,
  frames: readonly SpeedscopeFrame[],
  builder: ProfileBuilder,
  timed: boolean,
) {
  const { scale } = scaleOf(unit)!;
  const open: { readonly frame: number; readonly stack: number }[] = [];
  let [now, clamped] = [start, 0];
  const passTo = (at: number, field: string): void => {
    if (at < now) {
      clamped += 1;
      return;
    }
    const weight = (at - now) * scale;
    const why = whyNoWeight(weight);
    if (why !== null) throw fields.wrong(field, `a time: what passed until then ${why}`);
    const top = open.at(-1);
    if (top !== undefined && weight > 0) builder.sample(top.stack, weight, timed ? now * scale : undefined);
    now = at;
  };
  for (const [i, event] of fields.objects("events").entries()) {
    const frame = frames[event.number("frame")];
    if (frame === undefined) throw event.wrong("frame", `one of the ${frames.length} frames`);
    passTo(event.number("at"), `events.${i}.at`);
    const type = event.string("type");
    if (type === "O") {
      if (open.length === LONGEST_PATH) throw event.wrong("type", `"C": ${LONGEST_PATH} calls are open`);
      open.push({ frame: frame.index, stack: builder.stack(open.at(-1)?.stack ?? -1, frame.index) });
    } else if (type !== "C") throw event.wrong("type", '"O" or "C"');
    else if (open.pop()?.frame !== frame.index)
      throw fields.wrong(`events.${i}`, "the end of the call that began last");
  }
  passTo(end, "endValue");
  return { clamped };
}

function othersOf(candidates: readonly Candidate[], chosen: Candidate): string[] {
  const others = candidates.filter((each) => each !== chosen);
  if (others.length === 0) return [];
  const named = others.slice(0, LISTED).map(({ name }) => `"${name}"`);
  const more = others.length > LISTED ? ` and ${others.length - LISTED} more` : "";
  const are = others.length === 1 ? "the other is" : "the others are";
  return [`The largest of ${candidates.length} profiles in the file is shown; ${are} ${named.join(", ")}${more}.`];
}

function fail({ fields }: Candidate, field: string, expected: string): never {
  throw fields.wrong(field, expected);
}

const unreadable = (why: string): ProfileUnavailable =>
  new ProfileUnavailable("unreadable", `This speedscope file cannot be read: ${why}.`);

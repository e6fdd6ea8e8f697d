import { frameAt, type Profile, type ProfileMeta, type ValueColumn } from "./profile";
import { ProfileBuilder } from "./profile-builder";
import { valuesOf } from "./value";

/**
 * Several profiles of the same thing as one that keeps their runs apart, one after the other in time. Sums are of all runs;
 * what else the meta data say is the first one's. Times, and what samples carry besides their weight, are kept where all have them.
 *
 * @throws RangeError when they do not measure the same
 */
export function merge(first: Profile, ...others: readonly Profile[]): Profile {
  if (others.length === 0) return first;
  const all = [first, ...others];
  const stranger = others.find(({ meta }) => meta.kind !== first.meta.kind || meta.unit !== first.meta.unit);
  if (stranger)
    throw new RangeError(`A ${stranger.meta.kind} profile cannot be merged with a ${first.meta.kind} profile.`);
  const values = sharedValues(all);
  const builder = new ProfileBuilder(values);
  const isTimed = all.every(({ samples }) => samples.time !== null);
  const spans = all.map(spanOf);
  let [run, clock] = [0, 0];
  for (const [i, profile] of all.entries()) {
    const { start, end } = spans[i]!;
    addAll(builder, profile, { run, later: isTimed ? clock - start : null, values: values.length });
    run += profile.meta.runs;
    clock += end - start;
  }
  const { meta, ...columns } = builder.build({
    ...metaOf(all),
    runs: run,
    endMicroseconds: spans.every(({ start, end }) => end > start) ? clock : 0,
  });
  return { ...columns, meta: { ...meta, ...countsOf(all) } };
}

/** The values that samples of all profiles carry besides their weight: all of the first one's, or none. */
function sharedValues([first, ...others]: readonly Profile[]): Omit<ValueColumn, "weight">[] {
  const wanted = JSON.stringify(valuesOf(first!));
  return others.every((other) => JSON.stringify(valuesOf(other)) === wanted) ? valuesOf(first!).slice(1) : [];
}

/** When a profile began and ended on its own clock, with all its samples; equal where it does not say. */
function spanOf({ meta, samples }: Profile): { readonly start: number; readonly end: number } {
  const isKnown = meta.endMicroseconds > meta.startMicroseconds;
  let start = isKnown ? meta.startMicroseconds : Number.POSITIVE_INFINITY;
  let end = isKnown ? meta.endMicroseconds : Number.NEGATIVE_INFINITY;
  samples.time?.forEach((time, i) => {
    start = Math.min(start, time);
    end = Math.max(end, meta.unit === "microseconds" ? time + samples.weight[i]! : time);
  });
  return start <= end ? { start, end } : { start: 0, end: 0 };
}

function addAll(
  builder: ProfileBuilder,
  profile: Profile,
  { run, later, values }: { readonly run: number; readonly later: number | null; readonly values: number },
): void {
  const { stacks, samples, lines } = profile;
  const known = Array.from(profile.frames.name, (_, index) => builder.frame(frameAt(profile, index)));
  const paths = new Int32Array(stacks.parent.length);
  stacks.parent.forEach((parent, i) => {
    paths[i] = builder.stack(parent < 0 ? -1 : paths[parent]!, known[stacks.frame[i]!]!);
  });
  const others = samples.others.slice(0, values);
  samples.stack.forEach((stack, i) => {
    builder.sample(
      paths[stack]!,
      samples.weight[i]!,
      later === null ? undefined : samples.time![i]! + later,
      others.map(({ weight }) => weight[i]!),
      run + (samples.run?.[i] ?? 0),
    );
  });
  lines.frame.forEach((frame, i) => {
    builder.lineWeight(known[frame]!, lines.line[i]!, lines.weight[i]!);
  });
}

function metaOf(all: readonly Profile[]): Omit<ProfileMeta, "samples" | "total" | "realInterval" | "runs"> {
  const { meta } = all[0]!;
  const sum = (pick: (meta: ProfileMeta) => number): number => all.reduce((total, each) => total + pick(each.meta), 0);
  const cpu = all.map((each) => each.meta.cpuMicroseconds);
  return {
    ...meta,
    interval: all.every((each) => each.meta.interval === meta.interval) ? meta.interval : null,
    startMicroseconds: 0,
    cpuMicroseconds: cpu.includes(null) ? null : sum(({ cpuMicroseconds }) => cpuMicroseconds ?? 0),
    ended: all.find((each) => each.meta.ended === "time-box")?.meta.ended ?? meta.ended,
    clampedDeltas: sum(({ clampedDeltas }) => clampedDeltas),
    excluded: sum(({ excluded }) => excluded),
    prefix: sum(({ prefix }) => prefix),
    caveats: caveatsOf(all),
  };
}

/** Counted by the profiles themselves: one of sums by call path has fewer rows than samples. */
function countsOf(all: readonly Profile[]): Pick<ProfileMeta, "samples" | "realInterval"> {
  const samples = all.reduce((sum, { meta }) => sum + meta.samples, 0);
  const sampled = all.reduce((sum, { meta }) => sum + meta.samples * meta.realInterval, 0);
  return { samples, realInterval: samples === 0 ? 0 : sampled / samples };
}

/** Every sentence once; of those that differ in their numbers alone the first, as said of the first run. */
function caveatsOf(all: readonly Profile[]): string[] {
  const said = new Map<string, { readonly text: string; readonly isSame: boolean }>();
  for (const { meta } of all)
    for (const text of meta.caveats) {
      const topic = text.split(":")[0]!.replace(/\d[\d.,]*/g, "#");
      const known = said.get(topic);
      said.set(topic, {
        text: known?.text ?? text,
        isSame: known === undefined || (known.isSame && known.text === text),
      });
    }
  return Array.from(said.values(), ({ text, isSame }) => (isSame ? text : `Of the first run: ${text}`));
}

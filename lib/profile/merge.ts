import { frameAt, type Profile } from "./profile";
import { ProfileBuilder } from "./profile-builder";

/**
 * Several profiles as one, their samples side by side without times. The meta data are the first one's, sums
 * apart; of several values the first is kept.
 *
 * @throws RangeError when they do not measure the same
 */
export function merge(first: Profile, ...others: readonly Profile[]): Profile {
  const all = [first, ...others];
  const stranger = others.find(({ meta }) => meta.kind !== first.meta.kind || meta.unit !== first.meta.unit);
  if (stranger)
    throw new RangeError(`A ${stranger.meta.kind} profile cannot be merged with a ${first.meta.kind} profile.`);
  const builder = new ProfileBuilder();
  for (const profile of all) addAll(builder, profile);
  const sum = (pick: (meta: Profile["meta"]) => number): number =>
    all.reduce((total, { meta }) => total + pick(meta), 0);
  const cpu = all.map(({ meta }) => meta.cpuMicroseconds);
  return builder.build({
    ...first.meta,
    startMicroseconds: 0,
    endMicroseconds: sum((meta) => meta.endMicroseconds - meta.startMicroseconds),
    cpuMicroseconds: cpu.includes(null) ? null : sum((meta) => meta.cpuMicroseconds ?? 0),
    clampedDeltas: sum((meta) => meta.clampedDeltas),
    excluded: sum((meta) => meta.excluded),
    prefix: sum((meta) => meta.prefix),
  });
}

function addAll(builder: ProfileBuilder, profile: Profile): void {
  const frames = Array.from(profile.frames.name, (_, index) => builder.frame(frameAt(profile, index)));
  const stacks: number[] = [];
  profile.stacks.parent.forEach((parent, i) => {
    stacks.push(builder.stack(parent < 0 ? -1 : stacks[parent]!, frames[profile.stacks.frame[i]!]!));
  });
  profile.samples.stack.forEach((stack, i) => {
    builder.sample(stacks[stack]!, profile.samples.weight[i]!);
  });
  profile.lines.frame.forEach((frame, i) => {
    builder.lineWeight(frames[frame]!, profile.lines.line[i]!, profile.lines.weight[i]!);
  });
}

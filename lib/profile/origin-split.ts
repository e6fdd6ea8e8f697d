import { ORIGINS, type Origin, type Profile } from "./profile";

/** Self weight by where the running code comes from. */
export function originSplit(profile: Profile): Record<Origin, number> {
  const split = Object.fromEntries(ORIGINS.map((origin) => [origin, 0])) as Record<Origin, number>;
  profile.samples.stack.forEach((stack, i) => {
    const origin = ORIGINS[profile.frames.origin[profile.stacks.frame[stack]!]!]!;
    split[origin] += profile.samples.weight[i]!;
  });
  return split;
}

/** The total without idle time, in the profile's unit: the denominator of every share. */
export function busyTotal(profile: Profile): number {
  return profile.meta.total - originSplit(profile).idle;
}

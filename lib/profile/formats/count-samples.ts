import type { Profile } from "../profile";

/** The same profile where `samples` measurements were taken: files that sum them by call path have fewer rows than that. */
export function countSamples(profile: Profile, samples: number): Profile {
  const { meta } = profile;
  return { ...profile, meta: { ...meta, samples, realInterval: samples === 0 ? 0 : meta.total / samples } };
}

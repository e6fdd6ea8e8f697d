import { ORIGINS, type Origin, type Profile } from "../profile";
import { ProfileUnavailable } from "../profile-unavailable";

const FEWEST = 10;
const PROGRAM: readonly Origin[] = ["user", "dependency", "regexp"];

/**
 * The profile, when it holds enough samples of the program to rank functions by; those of the runtime alone, of its
 * collector or of waiting are none.
 *
 * @throws ProfileUnavailable (`empty`, `too-short`)
 */
export function requireSamples(profile: Profile): Profile {
  const { samples, total, unit } = profile.meta;
  const own = programSamples(profile);
  if (samples > 0 && total === 0)
    throw new ProfileUnavailable("empty", `The profile's ${samples} samples hold nothing of what was to be measured.`);
  if (own === 0)
    throw new ProfileUnavailable("empty", "The profile holds no sample of the program: it ended before the first one.");
  if (own < FEWEST)
    throw new ProfileUnavailable(
      "too-short",
      `The profile holds ${own} samples of the program, too few to rank functions by; at least ${FEWEST} are needed. Profile a workload that ${unit === "bytes" ? "allocates more" : "runs longer"}.`,
    );
  return profile;
}

/** How many samples passed through a function of the program, by weight: profilers may sum samples of equal paths. */
function programSamples({ meta, frames, stacks, samples }: Profile): number {
  const reaches = new Uint8Array(stacks.parent.length);
  stacks.parent.forEach((parent, i) => {
    const isOwn = PROGRAM.includes(ORIGINS[frames.origin[stacks.frame[i]!]!]!);
    reaches[i] = isOwn || reaches[parent] === 1 ? 1 : 0;
  });
  const weight = samples.weight.reduce((sum, each, i) => (reaches[samples.stack[i]!] === 1 ? sum + each : sum), 0);
  return meta.total > 0 ? Math.round((meta.samples * weight) / meta.total) : 0;
}

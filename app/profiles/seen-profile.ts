import { type Lens, lensParams } from "@/components/profile/view-state";
import { narrow } from "@/lib/profile/focus";
import { group } from "@/lib/profile/group";
import type { Profile } from "@/lib/profile/profile";
import { withValue } from "@/lib/profile/value";
import type { ProfileEntry } from "@/lib/store/profiles";
import { cachedProfile, type StoredProfile } from "./cached-profile";

export interface SeenProfile {
  entry: ProfileEntry;
  /** The stored profile by the chosen value, whole. */
  whole: Profile;
  /** What of it is looked at. */
  seen: Profile;
}

/** Lenses of one profile whose result is kept: whoever looks through one asks many questions. */
const KEPT = 6;
const looks = new WeakMap<StoredProfile, Map<string, SeenProfile>>();

/**
 * A stored profile as a lens shows it.
 *
 * @throws Refusal when there is no such profile
 * @throws RangeError when the lens asks for a value the samples do not carry, or has a pattern that cannot be used
 */
export async function seenProfile(id: string, lens: Lens): Promise<SeenProfile> {
  const stored = await cachedProfile(id);
  const known = looks.get(stored) ?? new Map<string, SeenProfile>();
  looks.set(stored, known);
  const key = JSON.stringify(lensParams(lens));
  const seen = known.get(key) ?? look(stored, lens);
  known.delete(key);
  known.set(key, seen);
  const oldest = known.keys().next().value;
  if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
  return seen;
}

function look({ entry, profile }: StoredProfile, lens: Lens): SeenProfile {
  const whole = withValue(profile, lens.value);
  return { entry, whole, seen: group(narrow(whole, lens), lens.group) };
}

import type { Profile } from "@/lib/profile/profile";
import { loadProfile, type ProfileEntry } from "@/lib/store/profiles";

export interface StoredProfile {
  entry: ProfileEntry;
  profile: Profile;
}

/** A parsed profile of a million nodes holds some 20 MB. */
const KEPT = 8;
const shared = globalThis as typeof globalThis & { wickProfiles?: Map<string, Promise<StoredProfile>> };

/** A stored profile, parsed once for all the questions a page asks of it. Profiles never change. @throws Refusal */
export function cachedProfile(id: string): Promise<StoredProfile> {
  shared.wickProfiles ??= new Map();
  const cache = shared.wickProfiles;
  const profile = cache.get(id) ?? loadProfile(id);
  cache.delete(id);
  cache.set(id, profile);
  profile.catch(() => cache.delete(id));
  const oldest = cache.keys().next().value;
  if (cache.size > KEPT && oldest !== undefined) cache.delete(oldest);
  return profile;
}

/** A profile that was deleted is nobody's any more. */
export const forgetProfile = (id: string): void => void shared.wickProfiles?.delete(id);

import type { Profile } from "@/lib/profile/profile";

/** What a function makes of a profile, computed once for each: profiles never change, and one is rendered many times. */
export function perProfile<T>(compute: (profile: Profile) => T): (profile: Profile) => T {
  const known = new WeakMap<Profile, { readonly value: T }>();
  return (profile) => {
    const found = known.get(profile) ?? { value: compute(profile) };
    known.set(profile, found);
    return found.value;
  };
}

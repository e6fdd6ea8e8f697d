import type { Profile } from "./profile";

/** Why two profiles cannot be compared: a sentence, or null when they measure the same. */
export function whyIncomparable({ meta: before }: Profile, { meta: after }: Profile): string | null {
  if (before.kind !== after.kind) return `A ${before.kind} profile cannot be compared with a ${after.kind} profile.`;
  if (before.unit === after.unit) return null;
  return `A ${before.kind} profile in ${before.unit} cannot be compared with one in ${after.unit}.`;
}

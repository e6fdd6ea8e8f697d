import type { RenderedEvidence } from "@/components/profile/rendered-evidence";
import { REPRESENTATIONS } from "@/lib/evidence/representations";
import type { Granularity } from "@/lib/protocol/condition";
import { basesOf, type StoredBase } from "@/lib/store/profiles";
import { cachedProfile, type StoredProfile } from "./cached-profile";
import { renderEvidence } from "./render-evidence";
import { storedSource } from "./stored-source";

/** The study's base profile a profile is compared with: the one taken alike; null when there is none. */
export async function baseOf({ entry }: StoredProfile): Promise<StoredBase | null> {
  if (!entry.studyId || !entry.taskId) return null;
  const bases = await basesOf(entry.studyId);
  return bases.find(({ taskId, captureHash }) => taskId === entry.taskId && captureHash === entry.captureHash) ?? null;
}

/** A profile in every representation under one token limit; what compares, compares with the study's base profile. */
export async function renderAll(
  profileId: string,
  tokens: number,
  granularity: Granularity,
): Promise<RenderedEvidence[]> {
  const stored = await cachedProfile(profileId);
  const base = await baseOf(stored);
  const previous = base && base.profileId !== profileId ? (await cachedProfile(base.profileId)).profile : undefined;
  const source = await storedSource(stored);
  return REPRESENTATIONS.map((representation) =>
    renderEvidence(representation, {
      profile: stored.profile,
      allowance: tokens,
      granularity,
      source,
      ...(previous ? { previous } : {}),
    }),
  );
}

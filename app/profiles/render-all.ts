import { isNamed, type NamedFrame } from "@/components/profile/frame-text";
import type { RenderedEvidence } from "@/components/profile/rendered-evidence";
import { REPRESENTATIONS } from "@/lib/evidence/representations";
import { flat } from "@/lib/profile/flat";
import { frameAt, type Profile } from "@/lib/profile/profile";
import { shareThrough } from "@/lib/profile/search";
import type { Granularity } from "@/lib/protocol/condition";
import { basesOf, type StoredBase } from "@/lib/store/profiles";
import { cachedProfile, type StoredProfile } from "./cached-profile";
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
  return REPRESENTATIONS.map((representation) => {
    const input = {
      profile: stored.profile,
      allowance: tokens,
      granularity,
      source,
      ...(previous ? { previous } : {}),
    };
    const { text, tokens: used, dropped, named, comparesNothing = false } = representation.render(input);
    const { id, title } = representation;
    const left = { droppedRows: dropped.rows, droppedShare: dropped.share };
    return { id, title, text, tokens: used, ...left, ...coverageOf(stored.profile, named), named, comparesNothing };
  });
}

/** How much of a profile runs through the functions that a text names, and how much is their own. */
function coverageOf(profile: Profile, named: readonly NamedFrame[]): Pick<RenderedEvidence, "covered" | "ownShare"> {
  const isMarked = Uint8Array.from(profile.frames.name, (_, index) => Number(isNamed(frameAt(profile, index), named)));
  const own = flat(profile).filter(({ frame }) => isMarked[frame] === 1);
  return { covered: shareThrough(profile, isMarked), ownShare: own.reduce((sum, row) => sum + row.selfShare, 0) };
}

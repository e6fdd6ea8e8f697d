import type { ProfileKind, Unit } from "@/lib/profile/profile";
import { MOST_RUNS } from "./diff-state";

/** What of an opened file decides whether it can be compared. */
export interface ComparedFile {
  label: string;
  kind: ProfileKind;
  unit: Unit;
}

/** Why files that were chosen as before and after cannot be compared as they are: a sentence, "" when they can. */
export function whyNotCompared(before: readonly ComparedFile[], after: readonly ComparedFile[]): string {
  const [first, ...others] = [...before, ...after];
  const stranger = others.find(({ kind, unit }) => kind !== first?.kind || unit !== first.unit);
  if (first && stranger)
    return `${stranger.label} is a ${measuredBy(stranger, first)} profile and ${first.label} a ${measuredBy(first, stranger)} profile: only profiles of one kind can be compared.`;
  if (before.length > MOST_RUNS || after.length > MOST_RUNS)
    return `At most ${MOST_RUNS} files a side can be compared; ${before.length} are chosen as before and ${after.length} as after.`;
  if (before.length === 0 || after.length === 0)
    return "Choose files as before and as after; several on a side are repeats of the same thing.";
  return "";
}

/** Profiles of one kind may still count differently. */
const measuredBy = ({ kind, unit }: ComparedFile, other: ComparedFile): string =>
  kind === other.kind ? `${kind} (${unit})` : kind;

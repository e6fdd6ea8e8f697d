import { type FlatRow, flat } from "@/lib/profile/flat";
import { busyMicroseconds, originSplit } from "@/lib/profile/origin-split";
import { ORIGINS, type Origin, type Profile } from "@/lib/profile/profile";
import { labeller } from "./label";

/** Origins that are no function an agent could edit or call; they appear in the split and in the last line only. */
const PSEUDO: readonly Origin[] = ["gc", "idle", "program"];

const SMALLEST_SHARE = 0.001;
const SMALLEST_SAMPLES = 3;

/** A profile with what every representation asks of it. */
export type Subject = {
  readonly profile: Profile;
  readonly command: string;
  readonly busy: number;
  readonly split: Readonly<Record<Origin, number>>;
  /** Functions by self time; garbage collection, idle and program time are not among them. */
  readonly functions: readonly FlatRow[];
  /** Functions and paths below this share (0..1) of busy time are noise and get no row: 0.1 %, or three samples. */
  readonly smallestShare: number;
  readonly label: (frame: number) => string;
};

export function subjectOf(profile: Profile, command = profile.meta.command): Subject {
  const busy = busyMicroseconds(profile);
  return {
    profile,
    command,
    busy,
    smallestShare:
      busy > 0 ? Math.max(SMALLEST_SHARE, (SMALLEST_SAMPLES * profile.meta.realIntervalMicroseconds) / busy) : 0,
    split: originSplit(profile),
    functions: flat(profile).filter((row) => !isPseudo(profile, row.frame)),
    label: labeller(profile),
  };
}

/** Whether a frame stands for garbage collection, idle or program time. */
export const isPseudo = (profile: Profile, frame: number): boolean =>
  PSEUDO.includes(ORIGINS[profile.frames.origin[frame]!]!);

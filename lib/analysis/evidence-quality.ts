import type { TouchedFunction } from "@/lib/agents/answer-key";
import { isSameFunction } from "@/lib/agents/predict-choice";
import { REPRESENTATIONS } from "@/lib/evidence/representations";
import { frameAt, type Profile } from "@/lib/profile/profile";

/** Token limits at which evidence is held to the truth. */
export const QUALITY_LIMITS: readonly number[] = [100, 200, 400, 800, 1500, 3000, 8000];

/** A task's unpatched profile, its source, and the truth: the functions that the expert's patch changes. */
export interface QualityCase {
  task: string;
  profile: Profile;
  source: (file: string) => string | null;
  truth: readonly TouchedFunction[];
}

/** What one text says of the truth. */
export interface Told {
  tokens: number;
  /** True functions that it names. */
  found: number;
  /** Place of the first of them among all that it names; null where it names none. */
  rank: number | null;
}

/** A way to tell of a profile under a token limit: a representation, or another program's text. */
export interface Teller {
  id: string;
  title: string;
  tell(profiled: QualityCase, limit: number): Told;
}

/** One task: how every teller did at every limit, in the order of the limits. */
export interface TaskQuality {
  task: string;
  truth: number;
  /** True functions that the profile holds at all: what no text can exceed. */
  inProfile: number;
  told: Record<string, Told[]>;
}

/** The representations as tellers. `diff` has nothing to compare an unpatched tree with and would be counted as `baseline`. */
export const REPRESENTATION_TELLERS: readonly Teller[] = REPRESENTATIONS.filter(({ id }) => id !== "diff").map(
  ({ id, title, render }) => ({
    id,
    title,
    tell: ({ profile, source, truth }, limit) => {
      const { named, tokens } = render({ profile, source, allowance: limit });
      const ranks = truth.flatMap((one) => named.find((each) => isSameFunction(one, each))?.rank ?? []);
      return { tokens, found: ranks.length, rank: ranks.length === 0 ? null : Math.min(...ranks) };
    },
  }),
);

/** Holds the texts of all tellers about one task to its truth. */
export function taskQuality(
  profiled: QualityCase,
  tellers: readonly Teller[],
  limits: readonly number[] = QUALITY_LIMITS,
): TaskQuality {
  const told = tellers.map((teller) => [teller.id, limits.map((limit) => teller.tell(profiled, limit))] as const);
  const { task, truth, profile } = profiled;
  return {
    task,
    truth: truth.length,
    inProfile: truth.filter((one) => holds(profile, one)).length,
    told: Object.fromEntries(told),
  };
}

function holds(profile: Profile, { name, file, line, column }: TouchedFunction): boolean {
  for (let i = 0; i < profile.frames.name.length; i++) {
    const frame = frameAt(profile, i);
    if (frame.file === file && frame.line === line && (frame.name === name || frame.column === column)) return true;
  }
  return false;
}

import type { Profile } from "@/lib/profile/profile";
import type { NamedFunction } from "./parse-evidence";

export type RenderInput = {
  readonly profile: Profile;
  /** The profile to compare with; only `diff` uses it. */
  readonly previous?: Profile;
  /** Hard limit of the text in o200k tokens. */
  readonly allowance: number;
  /** What was run, as shown in the first line; the profile's own label when absent. */
  readonly command?: string;
  /** One sentence about the circumstances, for example that the base profile is shown again. */
  readonly note?: string;
};

/** The text an agent is shown of a profile. */
export type Evidence = {
  readonly text: string;
  /** o200k tokens of `text`; never above the allowance. */
  readonly tokens: number;
  /** What the text leaves out: functions (of the profile) without a row, and the share (0..1) of busy time that is theirs. */
  readonly dropped: { readonly rows: number; readonly share: number };
  /** The functions the text names, in its order. */
  readonly named: readonly NamedFunction[];
};

/** One way to turn a profile into text: pure and deterministic. Adding one: a file beside this and a line in `representations.ts`. */
export type Representation = {
  readonly id: string;
  readonly title: string;
  render(input: RenderInput): Evidence;
};

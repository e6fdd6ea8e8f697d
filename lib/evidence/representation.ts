import type { Tokenizer } from "@/lib/budget/tokenizer";
import type { Profile } from "@/lib/profile/profile";
import type { Granularity } from "@/lib/protocol/condition";
import type { NamedFunction } from "./parse-evidence";

export type RenderInput = {
  readonly profile: Profile;
  /** The profile to compare with; only `diff` uses it. */
  readonly previous?: Profile;
  /** Hard limit of the text in tokens of the tokenizer. */
  readonly allowance: number;
  /** o200k_base unless another is named. */
  readonly tokenizer?: Tokenizer;
  /** Whether rows about functions also name their hottest lines; functions alone unless said. `lines` shows lines anyway. */
  readonly granularity?: Granularity;
  /** What was run, as shown in the first line; the profile's own label when absent. */
  readonly command?: string;
  /** One sentence about the circumstances, for example that the base profile is shown again. */
  readonly note?: string;
  /** The text of a file, by the name the profile gives it, as it was when the profile was taken; null where it is not at hand. */
  readonly source?: (file: string) => string | null;
  /** Short names of functions, printed behind each, under which an agent may ask about them. */
  readonly handles?: (frame: number) => string;
};

/** The text an agent is shown of a profile. */
export type Evidence = {
  readonly text: string;
  /** Tokens of `text`; never above the allowance. */
  readonly tokens: number;
  /** What the text leaves out: functions (of the profile) without a row, and the share (0..1) of the whole that is theirs. */
  readonly dropped: { readonly rows: number; readonly share: number };
  /** The functions the text names, in its order. */
  readonly named: readonly NamedFunction[];
  /** There was nothing to compare with, so a comparison shows the baseline summary. */
  readonly comparesNothing?: true;
};

/** One way to turn a profile into text: pure and deterministic. Adding one: a file beside this and a line in `representations.ts`. */
export type Representation = {
  readonly id: string;
  readonly title: string;
  render(input: RenderInput): Evidence;
};

/** Why a method has no answer for the data it was given; `explain` says it in a sentence. */
export type Reason =
  | "no-observations"
  | "fewer-than-two"
  | "fewer-than-two-clusters"
  | "not-finite"
  | "not-positive"
  | "no-variation"
  | "no-discordant-pairs"
  | "level-not-attainable"
  | "statistic-not-finite"
  | "bca-undefined";

/** What every method returns: a value, or the named reason why these data have none. Never NaN. */
export type Answer<T> = { ok: true; value: T } | { ok: false; reason: Reason };

export function answer<T>(value: T): Answer<T> {
  return { ok: true, value };
}

export function none(reason: Reason): { ok: false; reason: Reason } {
  return { ok: false, reason };
}

const sentences: Record<Reason, string> = {
  "no-observations": "There are no observations.",
  "fewer-than-two": "There are fewer than two observations, so their spread is unknown.",
  "fewer-than-two-clusters": "All observations belong to one cluster, so the spread between clusters is unknown.",
  "not-finite": "An observation is not a finite number.",
  "not-positive": "An observation is zero or negative where the method needs positive values.",
  "no-variation": "No variation was observed: all values are equal, so there is no interval or test.",
  "no-discordant-pairs": "No pair differs between the two conditions, so there is nothing to test.",
  "level-not-attainable": "There are too few observations for an interval at this confidence level.",
  "statistic-not-finite": "The statistic is not a finite number on the data or on one of its resamples.",
  "bca-undefined": "The bias or acceleration correction leaves the range where the BCa interval exists.",
};

/** One sentence for the reader of a result. */
export function explain(reason: Reason): string {
  return sentences[reason];
}

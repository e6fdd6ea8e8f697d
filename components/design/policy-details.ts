import { DEFAULT_TOKENIZER, type Tokenizer } from "@/lib/budget/tokenizer";
import { DEFAULT_REPEATS, type ProfilingPolicy } from "@/lib/protocol/condition";

/** What a condition counts its tokens in. */
export const tokenizerOf = ({ tokenizer }: Pick<ProfilingPolicy, "tokenizer">): Tokenizer =>
  tokenizer ?? DEFAULT_TOKENIZER;

type Details = Pick<ProfilingPolicy, "granularity" | "drillDown" | "repeats" | "tokenizer">;

/** The same policy with some of its details changed; what is as it is unless said is not said, so that equal designs are equal. */
export function withDetails(policy: ProfilingPolicy, details: Partial<Details>): ProfilingPolicy {
  const { drillDown, repeats = DEFAULT_REPEATS, tokenizer = DEFAULT_TOKENIZER, ...rest } = { ...policy, ...details };
  return {
    ...rest,
    ...(drillDown && { drillDown }),
    ...(repeats !== DEFAULT_REPEATS && { repeats }),
    ...(tokenizer !== DEFAULT_TOKENIZER && { tokenizer }),
  };
}

import { DEFAULT_TOKENIZER, type Tokenizer } from "@/lib/budget/tokenizer";
import type { ProfilingPolicy } from "@/lib/protocol/condition";

/** What a condition counts its tokens in. */
export const tokenizerOf = ({ tokenizer }: Pick<ProfilingPolicy, "tokenizer">): Tokenizer =>
  tokenizer ?? DEFAULT_TOKENIZER;

/** The same policy with some of its details changed; what is as it is unless said is not said, so that equal designs are equal. */
export function withDetails(
  policy: ProfilingPolicy,
  details: Partial<Pick<ProfilingPolicy, "drillDown" | "tokenizer">>,
): ProfilingPolicy {
  const { drillDown, tokenizer, ...rest } = { ...policy, ...details };
  return {
    ...rest,
    ...(drillDown && { drillDown }),
    ...(tokenizer !== undefined && tokenizer !== DEFAULT_TOKENIZER && { tokenizer }),
  };
}

import { type Granularity, RepresentationId } from "@/lib/protocol/condition";
import { granularityOf, LEAST_TOKENS, MOST_TOKENS, USUAL_TOKENS } from "./rendered-evidence";

/** What evidence an address asks for. */
export interface AskedEvidence {
  /** Within what the slider reaches. */
  tokens: number;
  /** Why it is another number than the address says: a sentence, "" when it is not. */
  problem: string;
  rows: Granularity;
  /** The one representation that is looked at; "" for all of them, as where the address names none that there is. */
  wanted: RepresentationId | "";
}

/** Whatever an address says, there is evidence for it. */
export function askedEvidence(params: Pick<URLSearchParams, "get">): AskedEvidence {
  return {
    ...tokensIn(params.get("tokens")),
    rows: granularityOf(params),
    wanted: RepresentationId.options.find((id) => id === params.get("as")) ?? "",
  };
}

function tokensIn(text: string | null): Pick<AskedEvidence, "tokens" | "problem"> {
  const asked = Number(text ?? USUAL_TOKENS);
  const tokens = Number.isSafeInteger(asked) ? Math.min(Math.max(asked, LEAST_TOKENS), MOST_TOKENS) : USUAL_TOKENS;
  const range = `a limit here is a whole number from ${LEAST_TOKENS} to ${MOST_TOKENS.toLocaleString("en-US")}`;
  return { tokens, problem: tokens === asked ? "" : `The address asks for ${text} tokens; ${range}.` };
}

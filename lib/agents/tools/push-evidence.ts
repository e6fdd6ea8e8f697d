import { countTokens } from "@/lib/evidence/tokens";
import type { Workbench } from "../workbench";
import type { DrillDown } from "./drill-down";
import type { Meter } from "./meter";
import type { ResolvedPolicy } from "./render-evidence";
import { mostOfEvidence, takeEvidence } from "./take-evidence";

/** The line break and blank line between an answer and the evidence after it. */
const SEPARATOR_TOKENS = 2;

/**
 * Evidence that a condition shows without being asked, charged like a call of the profile tool but for the step. Null when
 * the allowance or the budget has no room for it: the agent then gets its answer alone.
 */
export function pushEvidence(
  policy: ResolvedPolicy,
  workbench: Workbench,
  meter: Meter,
  drillDown: DrillDown | null,
): Promise<string | null> {
  const most = mostOfEvidence(policy);
  return meter.charge({ ...most, tokens: most.tokens + SEPARATOR_TOKENS }, async (call) => {
    const { text, used } = await takeEvidence(policy, workbench, call, drillDown);
    return {
      used: {
        ...used,
        tokens: Math.min(countTokens(text, policy.tokenizer) + SEPARATOR_TOKENS, most.tokens + SEPARATOR_TOKENS),
      },
      value: text,
    };
  });
}

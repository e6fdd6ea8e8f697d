import type { Amounts } from "@/lib/budget/ledger";
import { longText } from "@/lib/protocol/event";
import type { Workbench } from "../workbench";
import type { DrillDown } from "./drill-down";
import type { Call } from "./meter";
import { readSources } from "./read-sources";
import { type ResolvedPolicy, renderEvidence } from "./render-evidence";
import { shortenAnswer } from "./shorten-answer";

/** What one look at a profile may cost at most. */
export const mostOfEvidence = ({ secondsPerCall, evidenceTokens }: ResolvedPolicy) => ({
  profilingCalls: 1,
  wallSeconds: secondsPerCall,
  profilingSeconds: secondsPerCall,
  tokens: evidenceTokens,
  evidenceTokens,
});

export interface TakenEvidence {
  ok: boolean;
  /** Exactly what the agent is shown: the evidence, or why there is none. */
  text: string;
  used: Partial<Amounts>;
}

/**
 * Profiles the tree, renders the profile as the condition says, and records both. The text never exceeds the policy's
 * tokens; what is charged in seconds is what the capture says, so that a replayed base profile costs what it cost once.
 *
 * @param call its `call` is 0 for evidence that the condition pushes
 * @param drillDown takes the questions about what is shown; null where the condition allows none
 */
export async function takeEvidence(
  policy: ResolvedPolicy,
  workbench: Workbench,
  call: Call,
  drillDown: DrillDown | null,
): Promise<TakenEvidence> {
  const { step, record } = call;
  const number = call.call || null;
  const capture = await workbench.profile(Math.min(policy.secondsPerCall, call.wallSeconds), call.signal);
  // A replay takes no time of its own, so it never charges more than was there to charge.
  const chargedSeconds =
    capture.ok && capture.replayed ? Math.min(capture.chargedSeconds, call.wallSeconds) : capture.chargedSeconds;
  const seconds = { wallSeconds: chargedSeconds, profilingSeconds: chargedSeconds, profilingCalls: 1 };
  if (!capture.ok) {
    record({ kind: "notice", step, data: { code: "profile-unavailable", text: capture.reason } });
    const why = `No profile could be taken: ${capture.reason}`;
    const { text } = shortenAnswer(why, policy.evidenceTokens, policy.tokenizer);
    return { ok: false, text, used: seconds };
  }
  const { profile, id, replayed, captureHash } = capture;
  const { tree } = workbench.sandbox;
  const { samples } = profile.meta;
  record({
    kind: "profile-captured",
    step,
    data: { call: number, profile: id, replayed, tree, chargedSeconds, samples, captureHash },
  });
  const base = policy.representation === "diff" && !replayed ? await workbench.baseProfile() : null;
  const evidence = renderEvidence(policy, {
    profile,
    ...(base && { previous: base.profile }),
    ...(policy.representation === "lines" && {
      source: await readSources(profile, (file) => workbench.sandbox.read(file)),
    }),
    ...(drillDown && { handles: drillDown.show(profile, id) }),
  });
  drillDown?.spend(evidence.tokens);
  record({
    kind: "evidence-shown",
    step,
    data: {
      call: number,
      profile: id,
      base: base?.id ?? null,
      representation: policy.representation,
      trigger: policy.trigger,
      content: longText(evidence.text),
      tokens: evidence.tokens,
      droppedRows: evidence.dropped.rows,
      droppedShare: evidence.dropped.share,
    },
  });
  return { ok: true, text: evidence.text, used: { ...seconds, evidenceTokens: evidence.tokens } };
}

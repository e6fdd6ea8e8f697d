import type { Evidence, RenderInput } from "@/lib/evidence/representation";
import { representationById } from "@/lib/evidence/representations";
import type { ProfilingPolicy, RepresentationId } from "@/lib/protocol/condition";

/** A condition's profiling policy with its representation resolved: rules in its place are decided before a run starts. */
export type ResolvedPolicy = Omit<ProfilingPolicy, "representation"> & { representation: RepresentationId };

/** Under drill-down a profile's own text takes at most this part of a call's evidence tokens, answers the rest. */
const FIRST_TEXT = 0.5;

/** The text that a condition shows of a profile: the same in a run and in what is computed before one. */
export function renderEvidence(
  { representation, evidenceTokens, tokenizer, drillDown, granularity }: ResolvedPolicy,
  given: Pick<RenderInput, "profile" | "previous" | "source" | "handles">,
): Evidence {
  const allowance = drillDown ? Math.floor(FIRST_TEXT * evidenceTokens) : evidenceTokens;
  return representationById(representation).render({ ...given, allowance, tokenizer, granularity });
}

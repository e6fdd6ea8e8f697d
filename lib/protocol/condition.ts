import { z } from "zod";
import { ProfilingAllowance } from "@/lib/budget/budget";

export const Granularity = z.enum(["function", "line"]);

export const ProfileKind = z.enum(["cpu"]);
export type ProfileKind = z.infer<typeof ProfileKind>;

/** Names of the representations of DESIGN §6; what each renders is in lib/evidence. */
export const RepresentationId = z.enum(["baseline", "top-k", "call-paths", "diff"]);
export type RepresentationId = z.infer<typeof RepresentationId>;

/** A declared rule in place of a representation: resolved by the system when the named conditions are complete, and recorded. */
export const BestOf = z.object({ rule: z.literal("best-of"), among: z.array(z.string().min(1)).min(2) });
export type BestOf = z.infer<typeof BestOf>;

export const Trigger = z.enum(["on-demand", "at-start", "after-edit", "before-submit"]);
export type Trigger = z.infer<typeof Trigger>;

export const ProfilingPolicy = z.object({
  kind: ProfileKind,
  granularity: Granularity,
  representation: z.union([RepresentationId, BestOf]),
  trigger: Trigger,
  ...ProfilingAllowance.shape,
});
export type ProfilingPolicy = z.infer<typeof ProfilingPolicy>;

/** An agent by name with its parameters; the agent's own schema checks the parameters (lib/agents). */
export const AgentChoice = z.object({ id: z.string().min(1), parameters: z.record(z.string(), z.json()) });
export type AgentChoice = z.infer<typeof AgentChoice>;

/** One cell of the design. `agent` overrides the study's agent for this condition only. */
export const Condition = z.object({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/, "letters, digits, dot, dash and underscore, at most 32"),
  label: z.string().min(1).max(80),
  profiling: ProfilingPolicy.nullable(),
  agent: AgentChoice.nullable(),
});
export type Condition = z.infer<typeof Condition>;

/** Conditions whose representation is a rule form the second phase: planned at freeze, started when the rule is resolved. */
export const phaseOf = (condition: Condition): 1 | 2 =>
  condition.profiling && typeof condition.profiling.representation === "object" ? 2 : 1;

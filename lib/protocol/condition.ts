import { z } from "zod";
import { ProfilingAllowance } from "@/lib/budget/budget";
import { Tokenizer } from "@/lib/budget/tokenizer";
import { PROFILE_KINDS } from "@/lib/profile/profile";

export const Granularity = z.enum(["function", "line"]);
export type Granularity = z.infer<typeof Granularity>;

export const ProfileKind = z.enum(PROFILE_KINDS);
export type ProfileKind = z.infer<typeof ProfileKind>;

/** What kinds of profiles are called, wherever people choose or read of them. */
export const KIND_TITLES: Record<ProfileKind, string> = {
  cpu: "CPU time",
  wall: "Elapsed time",
  heap: "Live heap",
  allocation: "Allocation and GC",
  lock: "Waiting (off-CPU, locks)",
  calls: "Calls",
};

/** Names of the representations of DESIGN §6; what each renders is in lib/evidence. */
export const RepresentationId = z.enum(["baseline", "top-k", "call-paths", "diff", "lines", "callers", "flame-text"]);
export type RepresentationId = z.infer<typeof RepresentationId>;

/** What the representations are called, wherever people read of them. */
export const REPRESENTATION_TITLES: Record<RepresentationId, string> = {
  baseline: "Baseline summary",
  "top-k": "Top-K hot symbols",
  "call-paths": "Hierarchical call paths",
  diff: "Before/after diff",
  lines: "Annotated source lines",
  callers: "Hot symbols with callers",
  "flame-text": "Flame graph in characters",
};

/** A declared rule in place of a representation: resolved by the system when the named conditions are complete, and recorded. */
export const BestOf = z.object({ rule: z.literal("best-of"), among: z.array(z.string().min(1)).min(2) });
export type BestOf = z.infer<typeof BestOf>;

export const Trigger = z.enum(["on-demand", "at-start", "after-edit", "before-submit"]);
export type Trigger = z.infer<typeof Trigger>;

/** Runs of the workload that one profiling call measures where the policy does not say: fewer tell nothing of their own spread. */
export const DEFAULT_REPEATS = 3;

export const ProfilingPolicy = z.object({
  kind: ProfileKind,
  /** Instead of the first profiler of the task's language that gives the kind (lib/profile/profilers). */
  profiler: z.string().min(1).optional(),
  /** What rows of evidence name: functions, or also the hottest lines of each (docs/evidence.md). */
  granularity: Granularity,
  representation: z.union([RepresentationId, BestOf]),
  trigger: Trigger,
  ...ProfilingAllowance.shape,
  /** What all tokens of a run are counted in; o200k_base unless named. */
  tokenizer: Tokenizer.optional(),
  /**
   * How many times one profiling call runs the workload, DEFAULT_REPEATS unless given, as far as its seconds allow: another
   * repeat starts only while the time left is at least what the slowest so far took. The seconds of all are charged.
   */
  repeats: z.int().min(1).max(10).optional(),
  /**
   * Whether evidence carries handles that the agent may ask about. The first text of a call then takes at most half of its
   * evidence tokens, and answers are paid from what is left of all calls' tokens: never more than without.
   */
  drillDown: z.boolean().optional(),
});
export type ProfilingPolicy = z.infer<typeof ProfilingPolicy>;

/** An agent by name with its parameters; the agent's own schema checks the parameters (lib/agents). */
export const AgentChoice = z.object({ id: z.string().min(1), parameters: z.record(z.string(), z.json()) });
export type AgentChoice = z.infer<typeof AgentChoice>;

/** One cell of the design. `agent` overrides the study's agent for this condition only. */
export const Condition = z.object({
  id: z
    .string()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/,
      "expected at most 32 letters, digits, dots, dashes and underscores, the first a letter or a digit",
    ),
  label: z.string().min(1).max(80),
  profiling: ProfilingPolicy.nullable(),
  agent: AgentChoice.nullable(),
});
export type Condition = z.infer<typeof Condition>;

/** Conditions whose representation is a rule form the second phase: planned at freeze, started when the rule is resolved. */
export const phaseOf = (condition: Condition): 1 | 2 =>
  condition.profiling && typeof condition.profiling.representation === "object" ? 2 : 1;

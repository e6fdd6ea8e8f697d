import { z } from "zod";

/**
 * Hard limits of one run. Every limit is charged on the one ledger; `null` means the limit is not set.
 * Profiling seconds and evidence tokens count against `wallSeconds` and `tokens` too (protocol §5.3).
 */
export const Budget = z.object({
  steps: z.int().min(1, "a run needs at least 1 step").max(100_000),
  wallSeconds: z
    .number()
    .min(1, "a run needs at least 1 second")
    .max(7 * 24 * 3600),
  tokens: z.int().min(1, "a run needs at least 1 token").max(1_000_000_000),
  usd: z.number().positive().nullable(),
});
export type Budget = z.infer<typeof Budget>;

/** What a condition allows for profiling, within the total budget. `evidenceTokens` is per call (DESIGN §6). */
export const ProfilingAllowance = z.object({
  calls: z.int().min(1).max(10_000),
  secondsPerCall: z
    .number()
    .positive()
    .max(24 * 3600),
  evidenceTokens: z.int().min(20, "evidence needs at least 20 tokens a call").max(1_000_000),
});
export type ProfilingAllowance = z.infer<typeof ProfilingAllowance>;

/** The protocol's three levels; evidence tokens a call are equal so that RQ3 varies calls and seconds and nothing else. */
export const PROFILING_LEVELS = {
  low: { calls: 1, secondsPerCall: 10, evidenceTokens: 1500 },
  medium: { calls: 3, secondsPerCall: 30, evidenceTokens: 1500 },
  high: { calls: 10, secondsPerCall: 60, evidenceTokens: 1500 },
} as const satisfies Record<string, ProfilingAllowance>;

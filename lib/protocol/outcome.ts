import { z } from "zod";

export const Variant = z.enum(["base", "expert", "patch"]);
export type Variant = z.infer<typeof Variant>;

/** One timing: one fresh process, one input. */
export const TimingSample = z.object({
  round: z.int(),
  variant: Variant,
  /** The input the agent could run itself, or the one it never saw. */
  input: z.enum(["known", "unseen"]),
  runMilliseconds: z.number(),
  runCpuMilliseconds: z.number(),
  loadMilliseconds: z.number(),
  setupMilliseconds: z.number(),
  /** Spawn to exit as the parent saw it. */
  processMilliseconds: z.number(),
  /** CPU time of the whole process as the parent's kernel accounts for it; null where the host cannot tell. */
  processCpuMilliseconds: z.number().nullable(),
  peakRssKilobytes: z.number(),
  outputHash: z.string(),
  /** Clocks and counters that were no longer the original ones after the sample. */
  replaced: z.array(z.string()),
  /** CPU time the process reported of itself at its end. */
  reportedCpuMilliseconds: z.number(),
});
export type TimingSample = z.infer<typeof TimingSample>;

export const GuardResult = z.object({
  name: z.string(),
  hidden: z.boolean(),
  passed: z.boolean(),
  /** Why not: the value that came instead, shortened, or what went wrong. */
  detail: z.string().nullable(),
});
export type GuardResult = z.infer<typeof GuardResult>;

/** A patch that tried to change how it is judged. Each makes the run incorrect, by name. */
export const Tampering = z.object({
  kind: z.enum([
    "guard-paths",
    "escaped-tree",
    "forged-result",
    "clock",
    "moved-work",
    "workload-detected",
    "leftover-files",
  ]),
  detail: z.string(),
});
export type Tampering = z.infer<typeof Tampering>;

/**
 * What else the host did while measuring. A measurement on an overloaded host is repeated by a rule that looks at the load
 * only, never at the result; `overloaded` says that the kept one still was.
 */
export const HostLoad = z.object({
  loadAverage: z.number(),
  /** Mean number of cores busy with other work than the samples. */
  othersBusyCores: z.number(),
  cores: z.int(),
  repeats: z.int(),
  overloaded: z.boolean(),
});
export type HostLoad = z.infer<typeof HostLoad>;

/** Interleaved timings of base, expert and patch, all raw samples kept, with correctness per guard case. */
export const Measurement = z.object({
  samples: z.array(TimingSample),
  guards: z.array(GuardResult),
  tampering: z.array(Tampering),
  /** Why the patch has no timings or they ended early: it did not apply, crashed, or ran out of time. */
  failure: z.object({ verdict: z.enum(["patch-does-not-apply", "crashed"]), detail: z.string() }).nullable(),
  rounds: z.int(),
  stopped: z.enum(["narrow-enough", "round-cap", "not-timed"]),
  pinnedCore: z.int().nullable(),
  load: HostLoad,
  host: z.string(),
  isolation: z.enum(["full", "reduced"]),
  seconds: z.number(),
});
export type Measurement = z.infer<typeof Measurement>;

export const Verdict = z.enum([
  "correct",
  "tests-failed",
  "output-differs",
  "patch-does-not-apply",
  "crashed",
  "tampering",
]);
export type Verdict = z.infer<typeof Verdict>;

/** Data about a finished run. Incorrect counts as no edit (speedup 1), as SWE-fficiency v0.0.3 does. */
export const Outcome = z.object({
  verdict: Verdict,
  correct: z.boolean(),
  /** One sentence for people: why this verdict. */
  reason: z.string(),
  /** T_base / T_patch as measured; null when the patch could not be timed. */
  rawSpeedup: z.number().positive().nullable(),
  /** T_base / T_patch, 1 when incorrect. */
  speedup: z.number().positive(),
  /** 95 % interval of the measured speedup (paired by round); null with fewer than 3 rounds. */
  speedupInterval: z.tuple([z.number(), z.number()]).nullable(),
  expertSpeedup: z.number().positive(),
  /** SR = T_expert / T_patch = speedup / expertSpeedup. */
  speedupRatio: z.number().positive(),
  logSpeedupRatio: z.number(),
  guardsPassed: z.int(),
  guardsTotal: z.int(),
});
export type Outcome = z.infer<typeof Outcome>;

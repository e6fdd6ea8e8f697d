import { z } from "zod";
import { Verdict } from "./outcome";
import { Ending, RunState } from "./run";

const phase = z.union([z.literal(1), z.literal(2)]);
const time = z.iso.datetime().nullable();

/** A run as every list and matrix shows it: how far it is and whether the patch was correct, never how fast (peeking). */
export const RunCell = z.object({
  id: z.uuid(),
  taskId: z.string(),
  conditionId: z.string(),
  replicate: z.int(),
  phase,
  /** Place in the randomised order, from 0. */
  position: z.int(),
  state: RunState,
  attempts: z.int(),
  startedAt: time,
  finishedAt: time,
  /** Why a run in state fault or cancelled is excluded. */
  excludedReason: z.string().nullable(),
  verdict: Verdict.nullable(),
  correct: z.boolean().nullable(),
  /** The study's change number at which this cell last changed: the cursor of live views. */
  change: z.int(),
});
export type RunCell = z.infer<typeof RunCell>;

/** What a finished run consumed, as its ledger counted it. */
export const RunTotals = z.object({
  steps: z.int(),
  tokens: z.int(),
  usd: z.number().nullable(),
  agentSeconds: z.number(),
  profilingCalls: z.int(),
  profilingSeconds: z.number(),
  evidenceTokens: z.int(),
  /** Times profiling outside the budget was blocked or flagged. */
  profilingOutside: z.int(),
});
export type RunTotals = z.infer<typeof RunTotals>;

/** One run by itself, still without its effect: `runOutcome` of the store returns that, explicitly. */
export const RunRecord = RunCell.extend({
  studyId: z.uuid(),
  queuedAt: z.iso.datetime(),
  ending: Ending.nullable(),
  totals: RunTotals.nullable(),
  /** Blob of the final patch; null until the run is done. */
  patchBlob: z.string().nullable(),
});
export type RunRecord = z.infer<typeof RunRecord>;

/** The score columns of a finished run. */
export const RunScore = z.object({
  verdict: Verdict,
  correct: z.boolean(),
  speedup: z.number(),
  speedupInterval: z.tuple([z.number(), z.number()]).nullable(),
  expertSpeedup: z.number(),
  speedupRatio: z.number(),
  logSpeedupRatio: z.number(),
});
export type RunScore = z.infer<typeof RunScore>;

/** A run with its effect, or with the reason it has none: the unit every analysis starts from. */
export const RunEffect = z.object({
  id: z.uuid(),
  taskId: z.string(),
  conditionId: z.string(),
  replicate: z.int(),
  phase,
  position: z.int(),
  state: RunState,
  attempts: z.int(),
  startedAt: time,
  finishedAt: time,
  excludedReason: z.string().nullable(),
  ending: Ending.nullable(),
  /** Null until the run is done. */
  totals: RunTotals.nullable(),
  score: RunScore.nullable(),
});
export type RunEffect = z.infer<typeof RunEffect>;

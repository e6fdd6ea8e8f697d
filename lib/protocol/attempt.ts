import { z } from "zod";
import { FaultRecord } from "./fault";

/**
 * One try of the machinery at a run. `lost`: its worker vanished; `released`: its worker was stopped cleanly and put the run
 * back. Neither is a fault of the task or the agent, and only `fault` and `lost` count towards MAX_ATTEMPTS.
 */
export const AttemptState = z.enum(["running", "done", "fault", "lost", "released", "cancelled"]);
export type AttemptState = z.infer<typeof AttemptState>;

/**
 * Where an attempt's time went, in seconds. `agent`: the agent's own thinking, model calls included; `waiting`: for the host's
 * lock, or for a provider that was to be asked again later; `harness`: everything that is none of the others.
 */
export const AttemptTiming = z.object({
  agent: z.number(),
  tools: z.number(),
  profiling: z.number(),
  measuring: z.number(),
  waiting: z.number(),
  harness: z.number(),
});
export type AttemptTiming = z.infer<typeof AttemptTiming>;

export const Attempt = z.object({
  id: z.uuid(),
  runId: z.uuid(),
  /** 1, 2, 3 … within the run; only the newest may write. */
  number: z.int().min(1),
  state: AttemptState,
  worker: z.string(),
  host: z.string(),
  isolation: z.enum(["full", "reduced"]).nullable(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  fault: FaultRecord.nullable(),
  /** Number of events so far. */
  lastSeq: z.int(),
  timing: AttemptTiming.nullable(),
});
export type Attempt = z.infer<typeof Attempt>;

import { z } from "zod";

/**
 * queued → running → measuring → done
 *    ↑________fault (retried)_______|
 * queued, running, measuring, fault → cancelled.
 *
 * `done` carries an outcome. `fault` means the machinery failed and no retry is left; `cancelled` that a person stopped it.
 * Both are excluded from every analysis and counted with their reason. `done` and `cancelled` never change again.
 */
export const RunState = z.enum(["queued", "running", "measuring", "done", "fault", "cancelled"]);
export type RunState = z.infer<typeof RunState>;

const NEXT: Record<RunState, readonly RunState[]> = {
  queued: ["running", "cancelled"],
  running: ["measuring", "queued", "fault", "cancelled"],
  measuring: ["done", "queued", "fault", "cancelled"],
  done: [],
  fault: ["queued", "cancelled"],
  cancelled: [],
};
export const canRunBecome = (from: RunState, to: RunState): boolean => NEXT[from].includes(to);

/** States in which a run will not change by itself. */
export const isSettled = (state: RunState): boolean => state === "done" || state === "fault" || state === "cancelled";

/** How an agent's part of a run ended. Every one leaves the work tree as it stands as the patch. */
export const Ending = z.discriminatedUnion("name", [
  z.object({ name: z.literal("submitted") }),
  z.object({ name: z.literal("budget-exhausted"), limit: z.enum(["steps", "wallSeconds", "tokens", "usd"]) }),
  /** Three calls in a row that were none: an unknown tool, unreadable input, or no call at all. */
  z.object({ name: z.literal("malformed-calls") }),
  /** What the model must be sent is longer than it can take, after everything that may go was taken out. */
  z.object({ name: z.literal("context-exhausted") }),
  /** The design's limit of turns, not one of the budget's. */
  z.object({ name: z.literal("turn-limit") }),
  z.object({ name: z.literal("stopped"), reason: z.string() }),
]);
export type Ending = z.infer<typeof Ending>;

/** A machinery fault is tried again this often before the run is excluded. */
export const MAX_ATTEMPTS = 3;

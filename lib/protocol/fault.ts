import { z } from "zod";

/** Where the machinery failed. A fault is never an outcome (DESIGN §4, rule 1). */
export const FaultPlace = z.enum([
  "snapshot",
  "sandbox",
  "profiler",
  "measurement",
  "model",
  "worker",
  "store",
  "agent-code",
]);
export type FaultPlace = z.infer<typeof FaultPlace>;

export const FaultRecord = z.object({ place: FaultPlace, message: z.string(), retriable: z.boolean() });
export type FaultRecord = z.infer<typeof FaultRecord>;

/** The machinery failed: the attempt is retried or excluded with this reason, and says nothing about the agent. */
export class Fault extends Error {
  override readonly name = "Fault";
  constructor(
    readonly place: FaultPlace,
    message: string,
    readonly options: { retriable?: boolean; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
  }

  get record(): FaultRecord {
    return { place: this.place, message: this.message, retriable: this.options.retriable ?? true };
  }
}

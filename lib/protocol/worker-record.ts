import { z } from "zod";

/** What a worker found on its host when it started. */
export const WorkerReport = z.object({
  node: z.string(),
  platform: z.string(),
  cores: z.int(),
  memoryMegabytes: z.int(),
  isolation: z.object({ level: z.enum(["full", "reduced"]), detail: z.string() }),
  profilers: z.array(z.string()),
});
export type WorkerReport = z.infer<typeof WorkerReport>;

export const WorkerRecord = z.object({
  id: z.string(),
  host: z.string(),
  pid: z.int(),
  startedAt: z.iso.datetime(),
  seenAt: z.iso.datetime(),
  stoppedAt: z.iso.datetime().nullable(),
  /** False when it was not heard of for 30 seconds. */
  alive: z.boolean(),
  /** The run it is busy with. */
  runId: z.uuid().nullable(),
  report: WorkerReport,
});
export type WorkerRecord = z.infer<typeof WorkerRecord>;

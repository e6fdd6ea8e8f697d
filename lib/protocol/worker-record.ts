import { z } from "zod";
import { LANGUAGES } from "@/lib/profile/profilers/profiler";
import { ProfileKind } from "./condition";

/** Whether a profiler gives a kind for a language on a host, found by trying; `why` is a sentence. */
export const FoundProfiler = z.object({
  id: z.string(),
  title: z.string(),
  language: z.enum(LANGUAGES),
  kind: ProfileKind,
  availability: z.discriminatedUnion("ok", [
    z.object({ ok: z.literal(true), version: z.string() }),
    z.object({ ok: z.literal(false), why: z.string() }),
  ]),
});
export type FoundProfiler = z.infer<typeof FoundProfiler>;

/** What a worker found on its host when it started. */
export const WorkerReport = z.object({
  node: z.string(),
  platform: z.string(),
  cores: z.int(),
  memoryMegabytes: z.int(),
  isolation: z.object({ level: z.enum(["full", "reduced"]), detail: z.string() }),
  /** Workers that have stopped since may have reported in an earlier shape, which told ids only. */
  profilers: z.array(FoundProfiler).catch([]),
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

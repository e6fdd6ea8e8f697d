import { z } from "zod";
import { Tokenizer } from "@/lib/budget/tokenizer";
import type { TaskQuality } from "./evidence-quality";

/** Tokens, true functions named, and the rank of the first (null: none named), at one limit. */
const ToldRow = z.tuple([z.int(), z.int(), z.int().nullable()]);

/** Evidence quality as it was measured once, kept beside the benchmark whose tasks it is about. */
export const EvidenceQualityReport = z.object({
  /** ISO 8601 in UTC. */
  measuredAt: z.string(),
  /** Processors, how busy they were, system and Node of the host that took the profiles. */
  machine: z.string(),
  /** Version of Wick that rendered the texts. */
  version: z.string(),
  tokenizer: Tokenizer,
  limits: z.array(z.int()),
  tellers: z.array(z.object({ id: z.string(), title: z.string() })),
  /** Programs that were to be compared and could not be run, with the reason. */
  skipped: z.array(z.object({ title: z.string(), why: z.string() })),
  /** Tasks that yielded no profile, with the reason. */
  unprofiled: z.array(z.object({ task: z.string(), why: z.string() })),
  tasks: z.array(
    z.object({
      task: z.string(),
      truth: z.int(),
      inProfile: z.int(),
      told: z.record(z.string(), z.array(ToldRow)),
    }),
  ),
});
export type EvidenceQualityReport = z.infer<typeof EvidenceQualityReport>;

/** What the report says of its tasks. */
export const tasksOf = ({ tasks }: EvidenceQualityReport): TaskQuality[] =>
  tasks.map(({ told, ...task }) => ({
    ...task,
    told: Object.fromEntries(
      Object.entries(told).map(([id, rows]) => [id, rows.map(([tokens, found, rank]) => ({ tokens, found, rank }))]),
    ),
  }));

/** Tasks as the report keeps them. */
export const toReported = (tasks: readonly TaskQuality[]): EvidenceQualityReport["tasks"] =>
  tasks.map(({ told, ...task }) => ({
    ...task,
    told: Object.fromEntries(
      Object.entries(told).map(([id, rows]) => [
        id,
        rows.map(({ tokens, found, rank }): [number, number, number | null] => [tokens, found, rank]),
      ]),
    ),
  }));

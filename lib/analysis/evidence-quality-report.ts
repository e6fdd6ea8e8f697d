import { z } from "zod";
import { Tokenizer } from "@/lib/budget/tokenizer";
import type { TaskQuality, Told } from "./evidence-quality";

/** At each limit tokens/true functions named/rank of the first of them (`-`: none named). */
const ToldRows = z
  .string()
  .regex(/^(\d+\/\d+\/(\d+|-)( |$))+$/, "tokens/found/rank for each limit, with a space between");

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
  /** A peer is another program, whose text is cut where the limit is reached. */
  tellers: z.array(z.object({ id: z.string(), title: z.string(), isPeer: z.boolean() })),
  /** Programs that were to be compared and could not be run, with the reason. */
  skipped: z.array(z.object({ title: z.string(), why: z.string() })),
  /** Tasks that yielded no profile, with the reason. */
  unprofiled: z.array(z.object({ task: z.string(), why: z.string() })),
  tasks: z.array(
    z.object({
      task: z.string(),
      truth: z.int(),
      inProfile: z.int(),
      told: z.record(z.string(), ToldRows),
    }),
  ),
});
export type EvidenceQualityReport = z.infer<typeof EvidenceQualityReport>;

/** What the report says of its tasks. */
export const tasksOf = ({ tasks }: EvidenceQualityReport): TaskQuality[] =>
  tasks.map(({ told, ...task }) => ({ ...task, told: mapped(told, toTold) }));

/** Tasks as the report keeps them. */
export const toReported = (tasks: readonly TaskQuality[]): EvidenceQualityReport["tasks"] =>
  tasks.map(({ told, ...task }) => ({ ...task, told: mapped(told, toRows) }));

const toTold = (rows: string): Told[] =>
  rows.split(" ").map((row) => {
    const [tokens = "", found = "", rank = ""] = row.split("/");
    return { tokens: Number(tokens), found: Number(found), rank: rank === "-" ? null : Number(rank) };
  });

const toRows = (told: readonly Told[]): string =>
  told.map(({ tokens, found, rank }) => `${tokens}/${found}/${rank ?? "-"}`).join(" ");

const mapped = <A, B>(record: Readonly<Record<string, A>>, to: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]));

import { countOf } from "@/lib/protocol/count-of";

/** What multiplies to a study's runs: 6 tasks × 3 conditions × 2 replicates. */
export const sayShape = (tasks: number, conditions: number, replicates: number): string =>
  [countOf(tasks, "task"), countOf(conditions, "condition"), countOf(replicates, "replicate")].join(" × ");

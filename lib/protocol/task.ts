import { z } from "zod";

export const BOTTLENECK_CLASSES = [
  "algorithmic complexity",
  "data structure",
  "memory allocation",
  "redundant computation",
  "caching",
  "string building",
  "I/O and parsing",
  "deep clone/equality",
  "async overhead",
  "dynamic dispatch",
  "regex backtracking",
] as const;
export const BottleneckClass = z.enum(BOTTLENECK_CLASSES);
export type BottleneckClass = z.infer<typeof BottleneckClass>;

/** What every benchmark's instance has in common: enough to sample, list, plan and analyse; nothing of how it is run. */
export interface Task {
  id: string;
  benchmark: string;
  /** The stratum of sampling and the cluster of the analysis. */
  repository: string;
  bottleneck: BottleneckClass;
  statement: string;
  licence: string;
  /** Year the expert's fix became public: a hint at contamination. */
  releaseYear: number;
  /** Short enough for a pilot. */
  quick: boolean;
  /** SHA-256 of everything that defines the task; part of the frozen protocol. */
  hash: string;
}

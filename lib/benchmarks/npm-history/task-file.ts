import { z } from "zod";
import { BottleneckClass } from "@/lib/protocol/task";

const Pinned = z.object({
  version: z.string().regex(/^\d+\.\d+\.\d+/, "an exact version"),
  integrity: z.string().regex(/^sha(512|1)-/, "a Subresource Integrity string"),
});

/** A file's path inside the package: relative, forward slashes, never upward. */
const PackagePath = z
  .string()
  .regex(/^[^/\\]/)
  .refine((path) => !path.split("/").includes(".."), "may not leave the package");

/** `task.json` of one task of npm-history (docs/npm-history.md describes the format). */
export const TaskFile = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  package: z.string().min(1),
  base: Pinned,
  fixed: Pinned,
  licence: z.string().min(1),
  class: BottleneckClass,
  releaseYear: z.int().min(2010).max(2100),
  statement: z.string().min(20),
  entry: z.union([z.strictObject({ require: z.string() }), z.strictObject({ import: PackagePath })]),
  expertFiles: z.array(PackagePath).min(1),
  editable: z.array(PackagePath).min(1),
  dependencies: z.record(z.string(), Pinned),
  quick: z.boolean(),
  note: z.string().optional(),
});
export type TaskFile = z.infer<typeof TaskFile>;

import { z } from "zod";

/** The expert patch of a task, or why it cannot be shown yet. */
export const ExpertPatchAnswer = z.union([
  z.object({ patch: z.string() }),
  z.object({ patch: z.null(), why: z.string() }),
]);
export type ExpertPatchAnswer = z.infer<typeof ExpertPatchAnswer>;

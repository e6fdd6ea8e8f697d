import { z } from "zod";

/** A question about one function of the evidence last shown, by the handle it has there. */
export const Ask = z.object({
  handle: z.string().regex(/^f\d{1,7}$/, "a handle as the evidence prints it, for example f12"),
  what: z.enum(["callers", "callees", "lines", "subtree"]),
});
export type Ask = z.infer<typeof Ask>;

import { z } from "zod";

/** What Wick's capture script adds to V8's own fields. */
const Capture = z.object({
  runtime: z.string(),
  /** URL of the capture script itself, whose frames are not the program's. */
  script: z.string().optional(),
  ended: z.enum(["exit", "time-box"]).nullable(),
  cpuMicroseconds: z.number().nullable(),
});
export type Capture = z.infer<typeof Capture>;

/** The field `wick` of a profile. */
export function readCapture(value: unknown, bad: (why: string) => Error): Capture {
  const parsed = Capture.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw bad(`field ${["wick", ...issue.path].join(".")}: ${issue.message}`);
}

import { z } from "zod";

const CallFrame = z.object({
  functionName: z.string(),
  url: z.string(),
  lineNumber: z.number(),
  columnNumber: z.number(),
});

const ProfileNode = z.object({
  id: z.number(),
  callFrame: CallFrame,
  parent: z.number().optional(),
  children: z.array(z.number()).optional(),
  positionTicks: z.array(z.object({ line: z.number(), ticks: z.number() })).optional(),
});
export type ProfileNode = z.infer<typeof ProfileNode>;

/** What the capture script adds to V8's own fields. */
const Capture = z.object({
  runtime: z.string(),
  /** URL of the capture script itself, whose frames are not the program's. */
  script: z.string(),
  ended: z.enum(["exit", "time-box"]),
  cpuMicroseconds: z.number(),
});

/**
 * V8's `Profiler.Profile` (Chrome DevTools Protocol). `hitCount` is deliberately not read: it misses the samples V8
 * takes off its timer, 12.5 % of them in a compiler's profile. Lines and columns are 0-based, -1 for none.
 */
export const CpuProfile = z.object({
  nodes: z.array(ProfileNode).min(1),
  startTime: z.number(),
  endTime: z.number(),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
  wick: Capture.optional(),
});
export type CpuProfile = z.infer<typeof CpuProfile>;

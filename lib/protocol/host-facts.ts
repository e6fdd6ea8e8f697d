import { z } from "zod";

/** How the measurements of a study's finished runs were carried out; nothing of what they found. */
export const HostFacts = z.object({
  measured: z.int(),
  /** By name, in alphabetical order. */
  hosts: z.array(z.string()),
  full: z.int(),
  reduced: z.int(),
  pinned: z.int(),
  /** Taken again because the host was busy, at least once. */
  repeated: z.int(),
  /** Kept although the host still was busy. */
  overloaded: z.int(),
});
export type HostFacts = z.infer<typeof HostFacts>;

import type { ProfilingPolicy } from "@/lib/protocol/condition";

/** What a representation shows, or by which rule it is chosen. */
export const sayRepresentation = (representation: ProfilingPolicy["representation"]): string =>
  typeof representation === "string" ? representation : `best of ${representation.among.join(", ")}`;

export const TRIGGERS: Record<ProfilingPolicy["trigger"], string> = {
  "on-demand": "on demand",
  "at-start": "at the start",
  "after-edit": "after every edit",
  "before-submit": "before submit",
};

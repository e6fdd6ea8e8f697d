import type { Trajectory } from "@/lib/protocol/trajectory";
import type { RunPulse } from "./run-pulse";

/** What an attempt is doing, as far as its events tell; null when nothing is under way. */
export function phaseInWords(
  { state, attempt }: Pick<RunPulse, "state" | "attempt">,
  { started, ending }: Pick<Trajectory, "started" | "ending">,
): { name: string; means: string } | null {
  if (attempt?.state !== "running") return null;
  if (state === "measuring")
    return {
      name: "Measuring the patch",
      means: "It is judged and timed with nothing beside it, so it waits until other work on the host is over.",
    };
  if (state !== "running") return null;
  if (ending) return { name: "Handing over the patch", means: "The agent has ended; measuring comes next." };
  if (started) return { name: "The agent works", means: "Its steps appear below as they happen." };
  return {
    name: "Preparing",
    means:
      "The task's packages are fetched and laid out, once a host, and its base profile is taken, once a task and study, with nothing beside it: that may wait for other work on the host. The agent's steps come afterwards; its budget is untouched until then.",
  };
}

import type { Isolation } from "@/lib/protocol/sandbox";
import type { Agent } from "./agent";

/**
 * Whether an agent may run under what the host offers. Calibration agents do what this repository says; a working agent
 * does what a model says, so it needs full isolation unless a researcher has allowed less.
 *
 * @returns null, or in one sentence why not and what to do
 */
export function whyNotRun(
  agent: Pick<Agent, "kind" | "title">,
  isolation: Isolation,
  allowReduced: boolean,
): string | null {
  if (agent.kind === "calibration" || isolation.level === "full" || allowReduced) return null;
  return `${agent.title} runs commands of its own choosing and this host offers only reduced isolation: install bubblewrap, use another host, or allow reduced isolation in the study's design.`;
}

export const mayRun = (agent: Pick<Agent, "kind" | "title">, isolation: Isolation, allowReduced: boolean): boolean =>
  whyNotRun(agent, isolation, allowReduced) === null;

import type { AgentContext } from "../agent";
import { type OutsideTool, times } from "./outside-tools";
import { fill, PROMPTS } from "./prompts";

/** What the scaffold is told: the task, the commands, and what the condition has of profiles. */
export function openingPrompt(
  { statement, profiling, pushedEvidence }: Pick<AgentContext, "statement" | "profiling" | "pushedEvidence">,
  tools: readonly OutsideTool[],
): string {
  const commands = tools.map(
    ({ command, usage, description }) => `- ${[command, usage].join(" ").trim()}: ${description}`,
  );
  const task = fill(PROMPTS.task, { statement, commands: commands.join("\n") });
  const pushed = aboutProfiles(profiling, pushedEvidence);
  return `${pushed === null ? task : `${task}\n\n${pushed}`}\n`;
}

function aboutProfiles(profiling: AgentContext["profiling"], evidence: string | null): string | null {
  if (profiling === null || profiling.trigger === "on-demand") return null;
  const { pushed, kinds } = PROMPTS;
  const kind = kinds[profiling.kind];
  if (profiling.trigger !== "at-start") return fill(pushed[profiling.trigger], { kind, calls: times(profiling.calls) });
  return evidence === null ? pushed["at-start-none"] : fill(pushed["at-start"], { kind, evidence });
}

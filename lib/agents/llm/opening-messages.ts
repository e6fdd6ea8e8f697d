import type { ModelMessage } from "@/lib/protocol/model";
import type { AgentContext } from "../agent";
import { times } from "./offered-tools";
import { fill, PROMPTS } from "./prompts";

/**
 * What the model is told at the beginning. Where the condition pushes profiles, one paragraph says so or shows the first;
 * everything else is the same under every condition.
 */
export function openingMessages(
  { statement, profiling, pushedEvidence }: Pick<AgentContext, "statement" | "profiling" | "pushedEvidence">,
  aboutTurns: string | null,
): ModelMessage[] {
  const task = fill(PROMPTS.task, { statement });
  const paragraphs = [task, aboutProfiles(profiling, pushedEvidence), aboutTurns];
  return [
    { role: "system", text: PROMPTS.system },
    { role: "user", text: paragraphs.filter((each) => each !== null).join("\n\n") },
  ];
}

function aboutProfiles(profiling: AgentContext["profiling"], evidence: string | null): string | null {
  if (profiling === null || profiling.trigger === "on-demand") return null;
  const { pushed, kinds } = PROMPTS;
  const kind = kinds[profiling.kind];
  if (profiling.trigger !== "at-start") return fill(pushed[profiling.trigger], { kind, calls: times(profiling.calls) });
  return evidence === null ? pushed["at-start-none"] : fill(pushed["at-start"], { kind, evidence });
}

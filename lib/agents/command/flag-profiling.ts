import type { EventDraft } from "@/lib/protocol/event";
import { profilingInCommand } from "../tools/profiling-outside";

/** An action of a scaffold that took a profile outside the budget: it was made in the scaffold's own shell, and can only be told. */
export function* flagProfiling(action: string, step: number): Generator<Extract<EventDraft, { kind: "notice" }>> {
  const found = profilingInCommand(action);
  if (found === null) return;
  const text = `The scaffold ran a command of its own that uses ${found}.`;
  yield { kind: "notice", step, data: { code: "profiling-outside-budget", text } };
}

import { longText } from "@/lib/protocol/event";
import type { Ending } from "@/lib/protocol/run";
import type { AgentContext } from "./agent";
import type { CandidateEdit } from "./answer-key";

/** What an agent says, at its present step. */
export const say = ({ step }: AgentContext, text: string) => ({
  kind: "message" as const,
  step: step(),
  data: { role: "agent" as const, content: longText(text) },
});

/** Makes an edit with the metered tool, file by file; stops where a limit ends the run. */
export async function makeEdit({ tools, ended }: AgentContext, { files }: CandidateEdit): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    if (ended()) return;
    await tools.edit(content === null ? { path, remove: true } : { path, content });
  }
}

/** Submits until the run has ended: a condition may answer the first submit with evidence. */
export async function finish({ tools, ended }: AgentContext): Promise<Ending> {
  for (;;) {
    const ending = ended();
    if (ending) return ending;
    await tools.submit({});
  }
}

import type { Command } from "commander";
import { z } from "zod";
import { AGENTS } from "@/lib/agents/agents";
import { answer, table } from "./answer";

/** `wick agent list`: every agent that a study can name, and what its parameters may be. */
export function addAgentList(agent: Command): void {
  agent
    .command("list")
    .description("list all agents; in JSON with the schema of their parameters")
    .option("--json", "answer in JSON, with each agent's parameters as JSON Schema and their defaults")
    .action(({ json }: { json?: boolean }) => {
      const agents = AGENTS.map(({ id, title, kind, summary, parameters, defaults }) => ({
        ...{ id, title, kind, summary, defaults },
        parameters: z.toJSONSchema(parameters, { io: "input" }),
      }));
      answer(json, agents, () =>
        table(
          ["agent", "kind", "what it does"],
          agents.map(({ id, kind, summary }) => [id, kind === "calibration" ? "known answer" : "working", summary]),
        ),
      );
    });
}

import { z } from "zod";
import type { Preset, SaidInLine } from "./preset";

const Event = z.looseObject({
  type: z.string(),
  item: z
    .looseObject({
      type: z.string(),
      ...{ text: z.string().optional(), message: z.string().optional() },
      ...{ command: z.string().optional(), aggregated_output: z.string().optional(), exit_code: z.number().nullish() },
      ...{ tool: z.string().optional(), arguments: z.unknown().optional() },
      changes: z.array(z.looseObject({ path: z.string(), kind: z.unknown().optional() })).optional(),
    })
    .optional(),
  message: z.string().optional(),
  error: z.looseObject({ message: z.string() }).nullish(),
});

/** OpenAI's Codex CLI. Its own sandbox is off: it works in one. */
export const codex: Preset = {
  id: "codex",
  title: "Codex CLI",
  install: "npm install --prefix FOLDER @openai/codex@0.169.0",
  speaks: "responses",
  trajectory: null,
  verified: true,
  prepare: ({ place: { scaffold, origin }, model, mcpUrl }) => ({
    command: `"${scaffold}/node_modules/.bin/codex" exec --json --skip-git-repo-check --dangerously-bypass-approvals-and-sandbox -`,
    home: {
      ".codex/config.toml": `model = ${JSON.stringify(model)}
model_provider = "wick"
approval_policy = "never"
sandbox_mode = "danger-full-access"
web_search = "disabled"
check_for_update_on_startup = false

[analytics]
enabled = false

[model_providers.wick]
name = "Wick"
base_url = "${origin}/openai/v1"
env_key = "OPENAI_API_KEY"
wire_api = "responses"

[mcp_servers.wick]
url = "${mcpUrl}"
bearer_token_env_var = "OPENAI_API_KEY"
tool_timeout_sec = 900
`,
    },
  }),
  said(event) {
    const { type, item, message, error } = Event.safeParse(event).data ?? { type: "" };
    if (type === "error" || type === "turn.failed") return [{ role: "agent", text: message ?? error?.message ?? "" }];
    if (type !== "item.completed" || !item) return [];
    return saidOf(item);
  },
};

function saidOf(item: NonNullable<z.infer<typeof Event>["item"]>): SaidInLine[] {
  switch (item.type) {
    case "agent_message":
      return [{ role: "agent", text: item.text ?? "" }];
    case "reasoning":
      return [{ role: "thought", text: item.text ?? "" }];
    case "error":
      return [{ role: "agent", text: item.message ?? "" }];
    case "command_execution": {
      const output = `${item.aggregated_output ?? ""}[exit code ${item.exit_code ?? "none"}]`;
      return [
        { role: "agent", text: `$ ${item.command ?? ""}`, isAction: true },
        { role: "user", text: output },
      ];
    }
    case "file_change":
      return [{ role: "agent", text: `Changed ${(item.changes ?? []).map((change) => change.path).join(", ")}` }];
    case "mcp_tool_call":
      return [{ role: "agent", text: `${item.tool ?? ""} ${JSON.stringify(item.arguments ?? {})}` }];
    default:
      return [];
  }
}

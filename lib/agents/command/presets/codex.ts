import type { Preset } from "./preset";

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
};

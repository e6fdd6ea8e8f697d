import type { Preset } from "./preset";

/** Anthropic's Claude Code, printing its own events. */
export const claudeCode: Preset = {
  id: "claude-code",
  title: "Claude Code",
  install: "npm install --prefix FOLDER @anthropic-ai/claude-code",
  speaks: "messages",
  trajectory: null,
  verified: false,
  prepare: ({ place: { scaffold, home, key }, model, mcpUrl }) => ({
    command: `"${scaffold}/node_modules/.bin/claude" --print --output-format stream-json --verbose --dangerously-skip-permissions --mcp-config "${home}/mcp.json" --strict-mcp-config`,
    environment: {
      ANTHROPIC_MODEL: model,
      ANTHROPIC_DEFAULT_HAIKU_MODEL: model,
      CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1",
      DISABLE_AUTOUPDATER: "1",
      // It refuses to work without questions as root, which it is by name in some sandboxes, unless told that it is in one.
      IS_SANDBOX: "1",
    },
    home: {
      "mcp.json": JSON.stringify({
        mcpServers: { wick: { type: "http", url: mcpUrl, headers: { Authorization: `Bearer ${key}` } } },
      }),
    },
  }),
};

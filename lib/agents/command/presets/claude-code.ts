import { z } from "zod";
import { textOf } from "../trajectories/shaped";
import type { Preset, SaidInLine } from "./preset";

const Part = z.looseObject({
  type: z.string(),
  ...{ text: z.string().optional(), thinking: z.string().optional(), name: z.string().optional() },
  ...{ input: z.unknown().optional(), content: z.unknown().optional() },
});
const Event = z.looseObject({
  type: z.enum(["assistant", "user"]),
  message: z.looseObject({ content: z.union([z.string(), z.array(Part)]) }),
});

/** Anthropic's Claude Code, printing its own events. */
export const claudeCode: Preset = {
  id: "claude-code",
  title: "Claude Code",
  install: "npm install --prefix FOLDER @anthropic-ai/claude-code@2.1.197",
  speaks: "messages",
  trajectory: null,
  verified: true,
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
  said(event) {
    const { content } = Event.safeParse(event).data?.message ?? { content: [] };
    return typeof content === "string" ? [{ role: "agent", text: content }] : content.map(saidOf);
  },
};

function saidOf(part: z.infer<typeof Part>): SaidInLine {
  if (part.type === "thinking") return { role: "thought", text: part.thinking ?? "" };
  if (part.type === "tool_use")
    return { role: "agent", text: `${part.name} ${JSON.stringify(part.input)}`, isAction: true };
  return part.type === "tool_result"
    ? { role: "user", text: textOf(part.content) }
    : { role: "agent", text: part.text ?? "" };
}

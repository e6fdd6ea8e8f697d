import { z } from "zod";
import type { Preset } from "./preset";

const Event = z.looseObject({
  type: z.string(),
  part: z
    .looseObject({
      ...{ text: z.string().optional(), tool: z.string().optional() },
      state: z.looseObject({ input: z.unknown().optional(), output: z.string().optional() }).optional(),
    })
    .optional(),
  error: z.unknown().optional(),
});

/** opencode, by its own OpenAI-compatible provider. It is kept from looking for models and updates. */
export const opencode: Preset = {
  id: "opencode",
  title: "opencode",
  install: "npm install --prefix FOLDER opencode-ai@1.18.33",
  speaks: "chat-completions",
  trajectory: null,
  verified: true,
  prepare: ({ place: { scaffold, origin, key }, model, mcpUrl, promptFile }) => ({
    command: `"${scaffold}/node_modules/.bin/opencode" run --format json --model "wick/$WICK_MODEL" "$(cat "${promptFile}")"`,
    environment: {
      OPENCODE_DISABLE_AUTOUPDATE: "1",
      OPENCODE_DISABLE_MODELS_FETCH: "1",
      OPENCODE_DISABLE_LSP_DOWNLOAD: "1",
      OPENCODE_DISABLE_DEFAULT_PLUGINS: "1",
    },
    home: {
      ".config/opencode/opencode.json": JSON.stringify({
        $schema: "https://opencode.ai/config.json",
        ...{ autoupdate: false, share: "disabled", permission: "allow" },
        provider: {
          wick: {
            npm: "@ai-sdk/openai-compatible",
            name: "Wick",
            options: { baseURL: `${origin}/openai/v1`, apiKey: key },
            models: { [model]: { name: model } },
          },
        },
        mcp: {
          wick: {
            type: "remote",
            url: mcpUrl,
            enabled: true,
            timeout: 900_000,
            headers: { Authorization: `Bearer ${key}` },
          },
        },
      }),
    },
  }),
  said(event) {
    const { type, part, error } = Event.safeParse(event).data ?? { type: "" };
    if (type === "error") return [{ role: "agent", text: JSON.stringify(error) }];
    if (type === "reasoning") return [{ role: "thought", text: part?.text ?? "" }];
    if (type === "text") return [{ role: "agent", text: part?.text ?? "" }];
    if (type !== "tool_use") return [];
    return [
      { role: "agent", text: `${part?.tool ?? ""} ${JSON.stringify(part?.state?.input ?? {})}`, isAction: true },
      { role: "user", text: part?.state?.output ?? "" },
    ];
  },
};

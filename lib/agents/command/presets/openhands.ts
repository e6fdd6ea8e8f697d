import type { Preset } from "./preset";

/** OpenHands without a container of its own: its command-line runtime works in the sandbox. */
export const openhands: Preset = {
  id: "openhands",
  title: "OpenHands",
  install: "python3 -m venv FOLDER && FOLDER/bin/pip install openhands-ai",
  speaks: "chat-completions",
  trajectory: { format: "openhands", path: "trajectory.json" },
  verified: false,
  prepare: ({ place: { scaffold, home, origin, key, work }, promptFile }) => ({
    command: `"${scaffold}/bin/python" -m openhands.core.main --file "${promptFile}" --config-file "${home}/openhands.toml"`,
    environment: { LITELLM_LOCAL_MODEL_COST_MAP: "True" },
    home: {
      "openhands.toml": `[core]
runtime = "cli"
workspace_base = "${work}"
save_trajectory_path = "${home}/trajectory.json"

[llm]
model = "openai/wick"
base_url = "${origin}/openai/v1"
api_key = "${key}"
`,
    },
  }),
};

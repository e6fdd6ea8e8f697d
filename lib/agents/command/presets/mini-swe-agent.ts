import type { Preset } from "./preset";

/** mini-swe-agent, which acts by shell commands alone and so finds the run's commands on its PATH. */
export const miniSweAgent: Preset = {
  id: "mini-swe-agent",
  title: "mini-swe-agent",
  install: "python3 -m venv FOLDER && FOLDER/bin/pip install mini-swe-agent",
  speaks: "chat-completions",
  trajectory: { format: "mini-swe-agent", path: "run.traj.json" },
  verified: false,
  prepare: ({ place: { scaffold, home, origin }, promptFile }) => ({
    command: `"${scaffold}/bin/python" -m minisweagent.run.mini --yolo --exit-immediately --cost-limit 0 --model "openai/$WICK_MODEL" --output "${home}/run.traj.json" --task "$(cat "${promptFile}")"`,
    environment: {
      OPENAI_API_BASE: `${origin}/openai/v1`,
      MSWEA_CONFIGURED: "true",
      MSWEA_SILENT_STARTUP: "1",
      // The price is Wick's matter: litellm knows none for the study's model.
      MSWEA_COST_TRACKING: "ignore_errors",
      LITELLM_LOCAL_MODEL_COST_MAP: "True",
    },
  }),
};

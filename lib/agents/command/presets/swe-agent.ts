import type { Preset } from "./preset";

/** SWE-agent on the sandbox itself instead of a container. It wants a git repository, which lies outside the tree. */
export const sweAgent: Preset = {
  id: "swe-agent",
  title: "SWE-agent",
  install:
    "git clone https://github.com/SWE-agent/SWE-agent FOLDER/source && python3 -m venv FOLDER && FOLDER/bin/pip install -e FOLDER/source",
  speaks: "chat-completions",
  trajectory: { format: "swe-agent", path: "trajectories/*/*.traj" },
  verified: false,
  prepare: ({ place: { scaffold, home, origin, key, work }, promptFile }) => ({
    command: [
      "git init --quiet && git add --all && git -c user.name=wick -c user.email=wick@localhost commit --quiet -m snapshot &&",
      `"${scaffold}/bin/python" -m sweagent run --env.deployment.type=local`,
      `--env.repo.type=preexisting --env.repo.repo_name="${work.replace(/^\//, "")}" --env.repo.base_commit=HEAD`,
      `--problem_statement.type=text_file --problem_statement.path="${promptFile}"`,
      `--agent.model.name="openai/$WICK_MODEL" --agent.model.api_base="${origin}/openai/v1" --agent.model.api_key="${key}"`,
      "--agent.model.per_instance_cost_limit=0 --agent.model.total_cost_limit=0",
      `--output_dir="${home}/trajectories"`,
    ].join(" "),
    environment: { GIT_DIR: `${home}/snapshot.git`, GIT_WORK_TREE: work, LITELLM_LOCAL_MODEL_COST_MAP: "True" },
  }),
};

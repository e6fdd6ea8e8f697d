import { z } from "zod";
import { shaped } from "./shaped";
import type { TrajectoryFormat } from "./trajectory-format";

const text = z.string().nullish();
const Traj = z.looseObject({
  trajectory: z.array(z.looseObject({ action: text, observation: text, thought: text, response: text })),
  info: z.looseObject({ exit_status: text }).nullish(),
});

/** SWE-agent's `.traj`, of every version: what differs between them (states, queries) is not asked for. */
export const sweAgent: TrajectoryFormat = {
  id: "swe-agent",
  title: "SWE-agent .traj",
  read(value) {
    const { trajectory, info } = shaped(Traj, value);
    return {
      actions: trajectory.map(({ thought, response, action, observation }) => ({
        thought: (thought || response || "").trim(),
        action: (action ?? "").trim(),
        observation: observation ?? "",
      })),
      end: info?.exit_status ?? null,
      leftOut: {},
    };
  },
};

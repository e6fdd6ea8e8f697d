import { atif } from "./atif";
import { miniSweAgent } from "./mini-swe-agent";
import { openhands } from "./openhands";
import { sweAgent } from "./swe-agent";
import type { TrajectoryFormat, TrajectoryId } from "./trajectory-format";

/** Every format there is. Adding one: a file beside this, its id in trajectory-format.ts and a line here. */
export const TRAJECTORY_FORMATS: Readonly<Record<TrajectoryId, TrajectoryFormat>> = {
  "swe-agent": sweAgent,
  "mini-swe-agent": miniSweAgent,
  atif,
  openhands,
};

import { z } from "zod";
import { finish, say } from "./act";
import type { CalibrationAgent } from "./agent";

export const noop: CalibrationAgent<Record<string, never>> = {
  id: "noop",
  title: "No edit",
  summary: "Submits the snapshot unchanged: the right answer is a speedup of 1.",
  kind: "calibration",
  parameters: z.strictObject({}),
  defaults: {},
  async *run(context) {
    yield say(context, "I submit the tree as it is.");
    return await finish(context);
  },
};

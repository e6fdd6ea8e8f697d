import { z } from "zod";
import { finish, makeEdit, say } from "./act";
import type { CalibrationAgent } from "./agent";

export const expert: CalibrationAgent<Record<string, never>> = {
  id: "expert",
  title: "Expert patch",
  summary: "Applies the patch that the package's own history holds: the right answer is a speedup ratio of 1.",
  kind: "calibration",
  parameters: z.strictObject({}),
  defaults: {},
  async *run(context, _, key) {
    yield say(context, "I apply the expert's patch, which I was given.");
    await makeEdit(context, key.expert);
    if (!context.ended()) await context.tools.test({});
    return await finish(context);
  },
};

import { z } from "zod";
import { finish, makeEdit, say } from "./act";
import type { CalibrationAgent } from "./agent";

export const breaker: CalibrationAgent<Record<string, never>> = {
  id: "breaker",
  title: "Breaking patch",
  summary: "Applies a patch under which guard tests fail: the right answer is incorrect, everywhere.",
  kind: "calibration",
  parameters: z.strictObject({}),
  defaults: {},
  async *run(context, _, key) {
    yield say(context, "I break the package on purpose.");
    await makeEdit(context, key.breaking);
    return await finish(context);
  },
};

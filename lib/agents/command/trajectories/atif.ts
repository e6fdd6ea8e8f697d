import { z } from "zod";
import { LeftOut, shaped, textOf } from "./shaped";
import type { LoggedAction, TrajectoryFormat } from "./trajectory-format";

const Step = z.looseObject({
  source: z.enum(["system", "user", "agent"]),
  message: z.unknown().optional(),
  reasoning_content: z.string().nullish(),
  is_copied_context: z.boolean().nullish(),
  tool_calls: z
    .array(z.looseObject({ function_name: z.string(), arguments: z.record(z.string(), z.unknown()) }))
    .nullish(),
  observation: z.looseObject({ results: z.array(z.looseObject({ content: z.unknown().optional() })) }).nullish(),
});
const Root = z.looseObject({
  schema_version: z.string().regex(/^ATIF-v1\./, "expected ATIF-v1 and its minor version"),
  steps: z.array(Step),
  subagent_trajectories: z.array(z.unknown().optional()).nullish(),
});

/** The agent trajectory interchange format, version 1 of any minor version. */
export const atif: TrajectoryFormat = {
  id: "atif",
  title: "ATIF",
  read(value) {
    const { steps, subagent_trajectories } = shaped(Root, value);
    const actions: LoggedAction[] = [];
    const leftOut = new LeftOut();
    for (const step of steps) {
      if (step.is_copied_context) leftOut.count("copied context");
      else if (step.source !== "agent") leftOut.count(`${step.source} step`);
      else actions.push(actionOf(step));
    }
    for (const _ of subagent_trajectories ?? []) leftOut.count("trajectory of a sub-agent");
    return { actions, end: null, leftOut: leftOut.all() };
  },
};

const actionOf = ({ message, reasoning_content, tool_calls, observation }: z.infer<typeof Step>): LoggedAction => ({
  thought: [reasoning_content ?? "", textOf(message)].filter((text) => text.trim() !== "").join("\n\n"),
  action: (tool_calls ?? []).map((call) => `${call.function_name} ${JSON.stringify(call.arguments)}`).join("\n"),
  observation: (observation?.results ?? []).map(({ content }) => textOf(content)).join("\n"),
});

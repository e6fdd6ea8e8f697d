import { z } from "zod";
import { LeftOut, shaped, textOf } from "./shaped";
import type { LoggedAction, TrajectoryFormat } from "./trajectory-format";

/** An event of either version: the first tells actions by `action` and `cause`, the second by `kind` and `action_id`. */
const Event = z.looseObject({
  id: z.union([z.number(), z.string()]).nullish(),
  source: z.string().nullish(),
  message: z.string().nullish(),
  content: z.unknown().optional(),
  // Version 1.
  action: z.unknown().optional(),
  args: z.record(z.string(), z.unknown()).nullish(),
  observation: z.unknown().optional(),
  cause: z.union([z.number(), z.string()]).nullish(),
  // Version 2.
  kind: z.string().nullish(),
  thought: z.unknown().optional(),
  reasoning_content: z.string().nullish(),
  tool_name: z.string().nullish(),
  action_id: z.string().nullish(),
  error: z.string().nullish(),
});
type Event = z.infer<typeof Event>;
const Events = z.union([
  z.array(Event),
  z.looseObject({ history: z.array(Event) }).transform(({ history }) => history),
]);

/** What happens in the scaffold itself, and is no action on the task. */
const NOT_ON_THE_TASK = new Set([
  "change_agent_state",
  "null",
  "system",
  "recall",
  "condensation",
  "condensation_request",
]);

/** OpenHands' events: a list, or a list under `history`. */
export const openhands: TrajectoryFormat = {
  id: "openhands",
  title: "OpenHands events",
  read(value) {
    const actions: LoggedAction[] = [];
    const byId = new Map<number | string, LoggedAction>();
    const leftOut = new LeftOut();
    for (const event of shaped(Events, value)) {
      const action = event.source === "agent" ? actionOf(event) : null;
      const of = byId.get(event.cause ?? event.action_id ?? "");
      if (action) {
        actions.push(action);
        if (event.id != null) byId.set(event.id, action);
      } else if (of) of.observation = [of.observation, observed(event)].filter((text) => text !== "").join("\n");
      else leftOut.count(event.kind ?? (typeof event.action === "string" ? event.action : "other event"));
    }
    return { actions, end: null, leftOut: leftOut.all() };
  },
};

function actionOf(event: Event): LoggedAction | null {
  if (event.kind === "ActionEvent") {
    const thought = [event.reasoning_content ?? "", textOf(event.thought)].filter((text) => text !== "").join("\n\n");
    return { thought, action: `${event.tool_name ?? ""} ${JSON.stringify(event.action)}`.trim(), observation: "" };
  }
  if (event.kind != null || typeof event.action !== "string" || NOT_ON_THE_TASK.has(event.action)) return null;
  const { thought, ...args } = event.args ?? {};
  const said = typeof thought === "string" ? thought : "";
  if (event.action === "message")
    return { thought: event.message ?? textOf(args.content), action: "", observation: "" };
  const command = args.command ?? args.code ?? args.path;
  const named = typeof command === "string" ? command : JSON.stringify(args);
  return { thought: said, action: `${event.action} ${named}`.trim(), observation: "" };
}

function observed({ content, observation, error }: Event): string {
  if (error) return error;
  if (typeof content === "string") return content;
  if (typeof observation !== "object" || observation === null) return textOf(content);
  const inner = "content" in observation ? observation.content : null;
  return textOf(inner) || JSON.stringify(observation);
}

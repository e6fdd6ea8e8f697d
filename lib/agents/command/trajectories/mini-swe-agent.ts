import { z } from "zod";
import { LeftOut, shaped, textOf } from "./shaped";
import type { LoggedAction, TrajectoryFormat } from "./trajectory-format";

const Message = z.looseObject({
  role: z.string().nullish(),
  content: z.unknown().optional(),
  extra: z
    .looseObject({
      actions: z.array(z.looseObject({ command: z.string().optional() })).nullish(),
      exit_status: z.string().nullish(),
    })
    .nullish(),
});
const Run = z.looseObject({
  messages: z.array(Message),
  info: z.looseObject({ exit_status: z.string().nullish() }).nullish(),
});

/** Fences in which the model writes what is to be run. */
const FENCE = /```(?:bash|mswea_bash_command)\n([\s\S]*?)```/;

/** mini-swe-agent's three shapes: a list of messages, version 1's object, and version 2's with the actions beside them. */
export const miniSweAgent: TrajectoryFormat = {
  id: "mini-swe-agent",
  title: "mini-swe-agent",
  read(value) {
    const { messages, info } = Array.isArray(value)
      ? { messages: shaped(z.array(Message), value), info: null }
      : shaped(Run, value);
    const actions: LoggedAction[] = [];
    const leftOut = new LeftOut();
    for (const { role, content, extra } of messages) {
      const said = textOf(content);
      const last = actions.at(-1);
      if (role === "assistant")
        actions.push(actionOf(said, extra?.actions?.flatMap(({ command }) => command ?? []) ?? []));
      else if ((role === "user" || role === "tool") && last)
        last.observation += last.observation === "" ? said : `\n${said}`;
      else leftOut.count(role === "system" || role === "user" ? "prompt" : (role ?? "message without a role"));
    }
    return { actions, end: info?.exit_status ?? messages.at(-1)?.extra?.exit_status ?? null, leftOut: leftOut.all() };
  },
};

function actionOf(said: string, commands: readonly string[]): LoggedAction {
  if (commands.length > 0) return { thought: said.trim(), action: commands.join("\n"), observation: "" };
  const [fence, action = ""] = FENCE.exec(said) ?? [""];
  return { thought: said.replace(fence, "").trim(), action: action.trim(), observation: "" };
}

import { countText } from "../estimate";
import type { AskedMessage, AskedTool } from "./script";

const PER_MESSAGE = 4;
const PER_TOOL = 8;

/** Input tokens of a request as the scripted server bills them: o200k of every text, and a few around each. */
export function countRequest(messages: readonly AskedMessage[], tools: readonly AskedTool[]): number {
  const told = messages.reduce((sum, message) => sum + PER_MESSAGE + countMessage(message), 0);
  const offered = tools.reduce(
    (sum, { name, description, parameters }) =>
      sum + PER_TOOL + countText(name) + countText(description) + countText(JSON.stringify(parameters ?? {})),
    0,
  );
  return told + offered;
}

const countMessage = ({ text, reasoning, calls }: AskedMessage): number =>
  countText(text) + countText(reasoning) + countCalls(calls);

/** Tokens of calls of tools, their names and arguments. */
export const countCalls = (calls: AskedMessage["calls"]): number =>
  calls.reduce((sum, call) => sum + countText(call.name) + countText(call.arguments), 0);

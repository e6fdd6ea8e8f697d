import { countTokens } from "@/lib/evidence/tokens";
import type { ModelMessage, ModelRequest, ModelTool, ModelToolCall } from "@/lib/protocol/model";
import { Kept } from "./kept";

/** What providers put around a message, a call, a tool: a few tokens each, never more than this. */
const PER_MESSAGE = 8;
const PER_CALL = 24;
const PER_TOOL = 24;

/** Texts beyond this many characters are counted in slices: a vocabulary's merging takes time square in a word's length. */
const SLICE = 4096;

const counted = new WeakMap<ModelMessage | ModelTool, number>();

/** Tokens (o200k) of a request, rather too many than too few; a message or tool once counted is not counted again. */
export function countInput({ messages, tools }: Pick<ModelRequest, "messages" | "tools">): number {
  const all = [...messages.map((each) => once(each, ofMessage)), ...tools.map((each) => once(each, ofTool))];
  return all.reduce((sum, tokens) => sum + tokens, 0);
}

/** Tokens (o200k) of what a model said. */
export function countOutput(said: { text: string; reasoning: string; calls: readonly ModelToolCall[] }) {
  const reasoningTokens = countText(said.reasoning);
  return { reasoningTokens, outputTokens: countText(said.text) + reasoningTokens + ofCalls(said.calls) };
}

function once<T extends ModelMessage | ModelTool>(item: T, count: (item: T) => number): number {
  const known = counted.get(item);
  if (known !== undefined) return known;
  const tokens = count(item);
  counted.set(item, tokens);
  return tokens;
}

function ofMessage(message: ModelMessage): number {
  const said = PER_MESSAGE + countText(message.text);
  if (message.role !== "assistant") return said;
  const kept = message.kept instanceof Kept ? message.kept.reasoningTokens : 0;
  return said + kept + ofCalls(message.calls) + message.calls.length * PER_CALL;
}

const ofTool = ({ name, description, parameters }: ModelTool): number =>
  PER_TOOL + countText(name) + countText(description) + countText(JSON.stringify(parameters));

const ofCalls = (calls: readonly ModelToolCall[]): number =>
  calls.reduce((sum, { name, input }) => sum + countText(name) + countText(JSON.stringify(input) ?? ""), 0);

/** Tokens (o200k) of a text, by slices where it is long. */
export function countText(text: string): number {
  let tokens = 0;
  for (let from = 0; from < text.length; from += SLICE) tokens += countTokens(text.slice(from, from + SLICE));
  return tokens;
}

import { ToolName } from "@/lib/protocol/event";
import type { ModelTool, ModelToolCall } from "@/lib/protocol/model";
import { sayProblems } from "@/lib/protocol/problem";
import type { ToolAnswer, Tools } from "../agent";
import { readToolInput } from "../tools/tool-inputs";
import { MORE_TURNS } from "./offered-tools";
import { fill, PROMPTS } from "./prompts";

/** A call as it can be made, or what the model is told instead. */
export type ReadCall =
  | { kind: "tool"; make(tools: Tools): Promise<ToolAnswer> }
  | { kind: "more-turns" }
  | { kind: "malformed"; correction: string };

/** Reads a model's call of one of the tools it was offered. A tool that is not offered does not exist, whatever its name. */
export function readCall({ name, input, problem }: ModelToolCall, offered: readonly ModelTool[]): ReadCall {
  const { unknown, unreadable } = PROMPTS.corrections;
  const tool = offered.find((each) => each.name === name);
  if (!tool) return malformed(fill(unknown, { name, tools: offered.map((each) => each.name).join(", ") }));
  if (problem !== null) return malformed(fill(unreadable, { name, problem, fields: fieldsOf(tool) }));
  return name === MORE_TURNS ? { kind: "more-turns" } : readToolCall(ToolName.parse(name), input);
}

function readToolCall<K extends ToolName>(name: K, input: unknown): ReadCall {
  const read = readToolInput(name, input);
  if (read.ok) return { kind: "tool", make: (tools) => tools[name](read.value) };
  return malformed(fill(PROMPTS.corrections.wrong, { name, problems: sayProblems(read.problems, "it") }));
}

const malformed = (correction: string): ReadCall => ({ kind: "malformed", correction });

function fieldsOf({ parameters }: ModelTool): string {
  const { properties } = parameters;
  const names = typeof properties === "object" && properties !== null ? Object.keys(properties) : [];
  return names.join(", ") || PROMPTS.corrections.noField;
}

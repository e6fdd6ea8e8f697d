import type { ModelMessage, ModelTool } from "@/lib/protocol/model";
import { Kept, type KeptPart } from "./kept";
import type { SdkOptions } from "./provider";

type Prompt = SdkOptions["prompt"];
type AssistantMessage = Extract<ModelMessage, { role: "assistant" }>;
type ToolMessage = Extract<ModelMessage, { role: "tool" }>;

/** Messages as the SDK wants them. Results of tools that follow each other are one message: Google counts them by turns. */
export function toPrompt(messages: readonly ModelMessage[], provider: string): Prompt {
  const prompt: Prompt = [];
  for (const message of messages) {
    const last = prompt.at(-1);
    if (message.role === "assistant") prompt.push(...answerOf(message, provider));
    else if (message.role === "tool" && last?.role === "tool") last.content.push(resultOf(message));
    else if (message.role === "tool") prompt.push({ role: "tool", content: [resultOf(message)] });
    else if (message.role === "system") prompt.push({ role: "system", content: message.text });
    else prompt.push({ role: "user", content: [{ type: "text", text: message.text }] });
  }
  return prompt;
}

export const toTools = (tools: readonly ModelTool[]): SdkOptions["tools"] =>
  tools.length === 0
    ? undefined
    : tools.map(({ name, description, parameters }) => ({
        ...{ type: "function", name, description, inputSchema: parameters },
      }));

const resultOf = ({ call, name, text }: ToolMessage) => ({
  ...{ type: "tool-result" as const, toolCallId: call, toolName: name },
  output: { type: "text" as const, value: text },
});

/** An answer that says nothing and calls nothing has no form in some protocols; it is left out. */
function answerOf(message: AssistantMessage, provider: string): Prompt {
  const content =
    message.kept instanceof Kept && message.kept.provider === provider ? [...message.kept.content] : plain(message);
  return content.some(({ type }) => type !== "reasoning") ? [{ role: "assistant", content }] : [];
}

const plain = ({ text, calls }: AssistantMessage): KeptPart[] => [
  ...(text === "" ? [] : [{ type: "text" as const, text }]),
  ...calls.map(({ id, name, input, problem }) => ({
    ...{ type: "tool-call" as const, toolCallId: id, toolName: name },
    input: problem === null ? input : {},
  })),
];

import type { Completion, ModelToolCall } from "@/lib/protocol/model";
import type { KeptPart } from "./kept";
import type { SdkModel } from "./provider";

type StreamResult = Awaited<ReturnType<SdkModel["doStream"]>>;
type Part = StreamResult["stream"] extends ReadableStream<infer P> ? P : never;
type Metadata = Extract<Part, { type: "text-start" }>["providerMetadata"];
type Finish = Extract<Part, { type: "finish" }>;

/** What a model said, whole. `usage` is as the provider told it, undefined where it told nothing. */
export interface Said {
  text: string;
  reasoning: string;
  calls: ModelToolCall[];
  finish: Completion["finish"];
  usage: Finish["usage"];
  content: KeptPart[];
}

/** An error that came in the middle of an answer. */
export class BrokenAnswer extends Error {
  override readonly name = "BrokenAnswer";
}

/** @throws BrokenAnswer when the stream ends early, tells an error, or cannot be read */
export async function readStream(stream: StreamResult["stream"]): Promise<Said> {
  const content: KeptPart[] = [];
  const calls: ModelToolCall[] = [];
  const open = new Map<string, Extract<KeptPart, { text: string }>>();
  let finish: Finish | null = null;
  try {
    for await (const part of stream)
      switch (part.type) {
        case "text-start":
        case "reasoning-start": {
          const begun = { type: part.type === "text-start" ? ("text" as const) : ("reasoning" as const), text: "" };
          open.set(part.id, begun);
          content.push(keep(begun, part.providerMetadata));
          break;
        }
        case "text-delta":
        case "text-end":
        case "reasoning-delta":
        case "reasoning-end": {
          const begun = open.get(part.id);
          if (begun && "delta" in part) begun.text += part.delta;
          if (begun) keep(begun, part.providerMetadata);
          break;
        }
        case "tool-call": {
          const call = readCall(part.toolCallId, part.toolName, part.input);
          calls.push(call);
          // Providers refuse to be sent back what is no object.
          const input = call.problem === null ? call.input : {};
          const kept = { type: "tool-call" as const, toolCallId: call.id, toolName: call.name, input };
          content.push(keep(kept, part.providerMetadata));
          break;
        }
        case "finish":
          finish = part;
          break;
        case "error":
          throw part.error;
      }
  } catch (error) {
    throw new BrokenAnswer(messageOf(error), { cause: error });
  }
  if (!finish || (finish.finishReason.unified === "other" && finish.finishReason.raw === undefined))
    throw new BrokenAnswer("the answer ended before it was whole");
  const said = (type: "text" | "reasoning") =>
    content
      .map((part) => (part.type === type ? part.text : ""))
      .join(type === "reasoning" ? "\n" : "")
      .trim();
  return {
    ...{
      text: said("text"),
      reasoning: said("reasoning"),
      calls,
      finish: finishOf(finish, calls),
      usage: finish.usage,
    },
    content: content.filter((part) => part.type !== "text" || part.text !== ""),
  };
}

/** What the provider wants back with the part, gathered over all that was said of it. */
function keep<P extends KeptPart>(part: P, metadata: Metadata): P {
  for (const [provider, more] of Object.entries(metadata ?? {}))
    part.providerOptions = { ...part.providerOptions, [provider]: { ...part.providerOptions?.[provider], ...more } };
  return part;
}

function readCall(id: string, name: string, written: string): ModelToolCall {
  const problem = (text: string) => ({ id, name, input: written, problem: text });
  // Tools without parameters are called with nothing by some servers.
  if (written.trim() === "") return { id, name, input: {}, problem: null };
  try {
    const input: unknown = JSON.parse(written);
    if (typeof input === "object" && input !== null && !Array.isArray(input)) return { id, name, input, problem: null };
    return problem(`the arguments of ${name} are no object; expected a JSON object`);
  } catch (error) {
    return problem(`the arguments of ${name} are not JSON (${messageOf(error)}); expected a JSON object`);
  }
}

/** Some servers say `stop` after calls. */
function finishOf({ finishReason: { unified } }: Finish, calls: readonly ModelToolCall[]): Completion["finish"] {
  if (calls.length > 0 && (unified === "stop" || unified === "other" || unified === "error")) return "tool-calls";
  return unified === "error" ? "other" : unified;
}

/** The sentence of an error of any shape. */
export function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  if (typeof error === "object" && error !== null && "message" in error) return String(error.message);
  return typeof error === "string" ? error : JSON.stringify(error);
}

import type { SdkOptions } from "./provider";

type AssistantMessage = Extract<SdkOptions["prompt"][number], { role: "assistant" }>;
export type KeptPart = Exclude<AssistantMessage["content"][number], { type: "file" | "tool-result" }>;

/**
 * An answer in its provider's own form: signatures and encrypted reasoning are in it, without which the next request may be
 * refused. Good for that provider only.
 */
export class Kept {
  constructor(
    readonly provider: string,
    readonly content: readonly KeptPart[],
    /** What the reasoning in it may cost when it is sent back. */
    readonly reasoningTokens: number,
  ) {}
}

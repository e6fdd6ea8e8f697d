import { z } from "zod";
import type { WireProtocol } from "@/lib/protocol/gateway";
import type { Completion, ModelConfig, Usage } from "@/lib/protocol/model";

export const Body = z.record(z.string(), z.unknown());
export type Body = z.infer<typeof Body>;

/** Gathers from an answer what it cost: the events of a stream one by one, or the whole as the only one. */
export interface AnswerReader {
  event(data: unknown): void;
  /** Null where the provider told nothing. */
  usage(): Omit<Usage, "estimated"> | null;
  finish(): Completion["finish"];
  /** All it said so far, for counting where the provider does not. */
  said(): string;
  /** The stream said that it is whole. */
  whole(): boolean;
}

/** One protocol, as far as a request that passes must be read and changed. One file each, listed in wires.ts. */
export interface Wire {
  id: WireProtocol;
  /** On the program's origin. */
  path: string;
  /** Behind the provider's base address. */
  upstream: string;
  /** Output tokens asked for; null where the request does not say. */
  outputTokens(body: Body): number | null;
  /** Why such a request cannot be metered, and is not sent; null for others. */
  whyNot(body: Body): string | null;
  /** Without what its provider would do outside the sandbox; adds the names of what was there to `takenOut`. */
  closed(body: Body, takenOut: string[]): Body;
  /** With its limit, and asking for usage. */
  limited(body: Body, maxOutputTokens: number, config: ModelConfig): Body;
  /** Whether a client that did not ask for usage has no use for this event. */
  isExtra(data: unknown, body: Body): boolean;
  reader(): AnswerReader;
  error(sentence: string): object;
}

export const isStream = (body: Body): boolean => body.stream === true;

/** Keeps the tools that the client runs itself. */
export function ownTools(body: Body, isOwn: (tool: Body) => boolean, takenOut: string[]): Body {
  const tools = z.array(Body).safeParse(body.tools);
  if (!tools.success) return body;
  const kept = tools.data.filter(isOwn);
  takenOut.push(...tools.data.filter((tool) => !isOwn(tool)).map(({ type, name }) => String(type ?? name)));
  if (kept.length === tools.data.length) return body;
  const { tools: _, tool_choice, ...rest } = body;
  return kept.length === 0 ? rest : { ...rest, tools: kept, ...(tool_choice !== undefined && { tool_choice }) };
}

/** Without these fields; the names of those that said something are added to `takenOut`. */
export function without(body: Body, fields: readonly string[], takenOut: string[]): Body {
  takenOut.push(...fields.filter((field) => body[field] !== undefined && body[field] !== null));
  return Object.fromEntries(Object.entries(body).filter(([name]) => !fields.includes(name)));
}

export const countOr = (value: unknown): number | null => z.int().min(1).safeParse(value).data ?? null;

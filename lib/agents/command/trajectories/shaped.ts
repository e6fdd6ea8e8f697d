import type { z } from "zod";
import { sayProblems } from "@/lib/protocol/problem";
import { check } from "@/lib/protocol/say-issue";

/** @throws RangeError naming the fields that are not as expected */
export function shaped<T>(schema: z.ZodType<T>, value: unknown): T {
  const checked = check(schema, value);
  if (checked.ok) return checked.value;
  throw new RangeError(sayProblems(checked.problems.slice(0, 3), "the whole"));
}

/** The text of a content that is one, or is parts of which some have one. */
export function textOf(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content
    .map((part: unknown) =>
      typeof part === "object" && part !== null && "text" in part && typeof part.text === "string" ? part.text : "",
    )
    .filter((text) => text !== "")
    .join("\n");
}

/** Counts what is left out, by reason. */
export class LeftOut {
  private readonly counts = new Map<string, number>();

  count(reason: string): void {
    this.counts.set(reason, (this.counts.get(reason) ?? 0) + 1);
  }

  all = (): Record<string, number> => Object.fromEntries(this.counts);
}

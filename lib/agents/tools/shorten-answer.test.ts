import { expect, test } from "vitest";
import { countTokens } from "@/lib/evidence/tokens";
import { shortenAnswer } from "./shorten-answer";

test("a text within its allowance is left as it is", () => {
  expect(shortenAnswer("hello world", 10)).toEqual({ text: "hello world", tokens: 2, truncated: false });
});

test.each([
  ["lines", Array.from({ length: 5000 }, (_, i) => `line ${i} of the output`).join("\n")],
  ["one long run", "a".repeat(60_000)],
  ["emoji", "👩‍🔬🔥".repeat(4000)],
  ["base64", Buffer.from(Array.from({ length: 30_000 }, (_, i) => (i * 7919) % 256)).toString("base64")],
])("%s: never above the allowance, with the beginning, the end and a marker", (_, text) => {
  for (const allowance of [40, 300, 2000]) {
    const shortened = shortenAnswer(text, allowance);
    expect(shortened.tokens).toBe(countTokens(shortened.text));
    expect(shortened.tokens).toBeLessThanOrEqual(allowance);
    expect(shortened.truncated).toBe(true);
    expect(shortened.text).toMatch(/characters left out/);
    expect(shortened.text.startsWith(text.slice(0, 4))).toBe(true);
    expect(Buffer.from(shortened.text).toString()).toBe(shortened.text);
  }
});

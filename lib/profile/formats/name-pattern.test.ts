import { expect, it } from "vitest";
import { namePattern } from "./name-pattern";

it.each([
  ["malloc|free", "free", true],
  ["malloc|free", "freed", false],
  [".*tcmalloc.*", "x::tcmalloc::y", true],
  ["operator new\\[\\]", "operator new[]", true],
  ["a.c", "abc", true],
  ["a.+c", "ac", false],
  ["a.+c", "abbc", true],
  ["^exact$", "exact", true],
  ["", "", true],
  ["", "x", false],
  ["cost\\$", "cost$", true],
  [".*a.*b", "xaxab", true],
  [".*a.*b", "xaxa", false],
])("%j matches %j: %s", (pattern, name, matches) => {
  expect(namePattern(pattern)?.(name)).toBe(matches);
});

it.each(["(a+)+b", "[ab]", "a{2}", "a?", "\\d+", "a**", "x".repeat(70_000)])("does not understand %.20s", (pattern) => {
  expect(namePattern(pattern)).toBeNull();
});

it("takes no longer than name times pattern", () => {
  const started = performance.now();
  expect(namePattern(`${".*a".repeat(1000)}b`)!("a".repeat(4096))).toBe(false);
  expect(performance.now() - started).toBeLessThan(1000);
});

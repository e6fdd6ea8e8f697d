import { expect, it } from "vitest";
import { generator } from "../fixtures/sample-profile";
import { jsonErrorAt } from "./json-error";

it.each([
  ['{"a":\n[1,]}', 9],
  ['{"a" 1}', 5],
  ['{"a":1', 6],
  ["{", 1],
  ["[1 2]", 3],
  ["[1}", 2],
  ["nul", 0],
  ["01", 1],
  ['["a\u0001"]', 1],
  ['["\\x"]', 1],
  ["[] []", 3],
  ["", 0],
  ['{,"a":1}', 1],
])("%j stops being JSON at %d", (text, at) => {
  expect(jsonErrorAt(text)).toBe(at);
});

it("finds nothing in JSON, and something in whatever JSON.parse refuses", () => {
  const text = JSON.stringify({ a: [1, -2.5e-7, 'x"\\\u2028', true, null, {}], b: { c: [] } }, null, 1);
  expect(jsonErrorAt(text)).toBe(text.length);
  const random = generator(7);
  for (let i = 0; i < 2000; i++) {
    const at = Math.floor(random() * text.length);
    const broken = text.slice(0, at) + '{}[]:,"x1'[Math.floor(random() * 9)] + text.slice(at + 1);
    try {
      JSON.parse(broken);
      expect(jsonErrorAt(broken)).toBe(broken.length);
    } catch {
      // What was good before the damage is not blamed.
      expect(jsonErrorAt(broken)).toBeLessThanOrEqual(broken.length);
    }
  }
});

it("needs no stack for what is nested, and no time for what is long", () => {
  expect(jsonErrorAt("[".repeat(1e6))).toBe(1e6);
  expect(jsonErrorAt(`["${"a".repeat(2e7)}`)).toBe(1);
});

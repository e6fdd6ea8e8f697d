import { expect, test } from "vitest";
import { sameAnswer, sameResult, sameWords } from "./python-programs";

test.each([
  ["YES\nNO\n", " YES \r\nNO", true],
  ["1.50", "1.5", true],
  ["0.0", "-0", true],
  ["100", "1e2", true],
  ["1 2", "1  2.0", true],
  ["0.1", "0.10000000000000001", false],
  ["12345678901234567890", "12345678901234567891", false],
  ["a", "b", false],
  ["1\n2", "1 2", false],
  ["", "", true],
  [".", "", false],
  ["+5", "5", true],
])("the answer %j is %j: %j", (expected, actual, same) => {
  expect(sameAnswer(expected, actual)).toBe(same);
});

test.each([
  ["[1, 2]", "[1,2]", true],
  ["1.0", "1", true],
  ["12345678901234567890", "12345678901234567891", false],
  ['{"a":1}', '{"a":2}', false],
  ["3", "", false],
])("the result %s is %s: %j", (expected, actual, same) => {
  expect(sameResult(expected, actual)).toBe(same);
});

test("words are compared whatever stands between them", () => {
  expect(sameWords("1 2\n3", " 1\n2 3\n")).toBe(true);
  expect(sameWords("1 2", "12")).toBe(false);
});

import { expect, test } from "vitest";
import { differences } from "./differences";

test("first minus second, unit by unit", () => {
  expect(differences([3, 5], [1, 7])).toEqual([2, -2]);
});

test("lists of different length are not pairs", () => {
  expect(() => differences([1, 2], [1])).toThrow("got 2 and 1");
});

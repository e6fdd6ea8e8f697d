import { expect, test } from "vitest";
import { strata } from "./strata";

test("units are grouped by label in order of first appearance", () => {
  expect(strata(5, ["b", "a", "b", "c", "a"])).toEqual([[0, 2], [1, 4], [3]]);
});

test("without labels all units form one stratum", () => {
  expect(strata(3, undefined)).toEqual([[0, 1, 2]]);
});

test("a label is needed for each unit", () => {
  expect(() => strata(3, ["a"])).toThrow("a label is needed for each of the 3 units; got 1");
});

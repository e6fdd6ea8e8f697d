import { expect, test } from "vitest";
import { bootstrapStrata } from "./bootstrap-strata";

test("repositories of one task share a stratum, larger ones keep their own", () => {
  expect(bootstrapStrata(["a", "b", "a", "c"])).toEqual(["a", "", "a", ""]);
});

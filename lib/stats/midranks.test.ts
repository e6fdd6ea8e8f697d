import { expect, test } from "vitest";
import { midranks } from "./midranks";

test("tied values share the mean of their ranks", () => {
  expect(midranks([10, 20, 20, 5, 20])).toEqual({ ranks: [2, 4, 4, 1, 4], ties: [3] });
  expect(midranks([1, 1, 2, 2])).toEqual({ ranks: [1.5, 1.5, 3.5, 3.5], ties: [2, 2] });
  expect(midranks([])).toEqual({ ranks: [], ties: [] });
});

import { expect, test } from "vitest";
import { median } from "./median";

test("the median is the middle value or the mean of two", () => {
  expect(median([9, 1, 5])).toEqual({ ok: true, value: 5 });
  expect(median([3, 1, 2, 10])).toEqual({ ok: true, value: 2.5 });
  expect(median([])).toEqual({ ok: false, reason: "no-observations" });
});

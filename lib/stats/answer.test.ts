import { expect, test } from "vitest";
import { answer, explain, none } from "./answer";

test("an answer is a value or a named reason", () => {
  expect(answer(3)).toEqual({ ok: true, value: 3 });
  expect(none("no-variation")).toEqual({ ok: false, reason: "no-variation" });
});

test("a reason reads as one sentence", () => {
  expect(explain("no-observations")).toBe("There are no observations.");
  expect(explain("fewer-than-two")).toMatch(/^[A-Z].*\.$/);
});

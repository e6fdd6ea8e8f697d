import { expect, test } from "vitest";
import { requireOpenUnit } from "./require-open-unit";

test("a level of 0, 1, 95 or NaN is refused with its name and value", () => {
  for (const level of [0, 1, 95, -0.1, Number.NaN])
    expect(() => requireOpenUnit("level", level)).toThrow(`level must lie strictly between 0 and 1; got ${level}`);
  expect(() => requireOpenUnit("level", 0.95)).not.toThrow();
});

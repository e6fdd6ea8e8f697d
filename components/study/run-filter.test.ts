import { expect, test } from "vitest";
import { readRunFilter, writeRunFilter } from "./run-filter";

test("an address is read back as it was written", () => {
  const address = "?state=fault&condition=C1&task=luxon-35&replicate=2&verdict=crashed&mode=no-speedup&after=99";
  expect(writeRunFilter(readRunFilter(Object.fromEntries(new URLSearchParams(address))))).toBe(address);
});

test("nonsense in an address filters nothing", () => {
  const everything = readRunFilter({});
  expect(
    readRunFilter({ state: "asleep", replicate: "two", after: "-5", verdict: ["correct", "crashed"], mode: "bored" }),
  ).toEqual(everything);
  expect(writeRunFilter(everything)).toBe("");
});

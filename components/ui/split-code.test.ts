import { expect, it } from "vitest";
import { splitCode, withoutBackticks } from "./split-code";

it("tells code from text, also at both ends and side by side", () => {
  expect(splitCode("`diffLines`, `diffWords` and <b> are slow in `a\\b`")).toEqual([
    { text: "diffLines", isCode: true },
    { text: ", ", isCode: false },
    { text: "diffWords", isCode: true },
    { text: " and <b> are slow in ", isCode: false },
    { text: "a\\b", isCode: true },
  ]);
});

it("leaves a lone backtick and an empty pair as they are", () => {
  expect(splitCode("a ` b")).toEqual([{ text: "a ` b", isCode: false }]);
  expect(splitCode("a `` b")).toEqual([{ text: "a `` b", isCode: false }]);
  expect(splitCode("a ` b\nc ` d")).toEqual([{ text: "a ` b\nc ` d", isCode: false }]);
  expect(splitCode("")).toEqual([]);
});

it("gives a tooltip the words alone", () => {
  expect(withoutBackticks("Parsing with `parse(text)` is slow.")).toBe("Parsing with parse(text) is slow.");
});

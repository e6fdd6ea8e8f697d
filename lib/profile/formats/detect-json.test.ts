import { expect, it } from "vitest";
import { jsonOutline } from "./detect-json";

it.each([
  ['{"a": {"b": 1, "c": [{"d": 2}]}, "e": "x:{", "f', { root: "object", keys: ["a", "e"] }],
  ['\uFEFF\n [ {"ph":"X", "args": {"name": 1}}, {"other": 1}]', { root: "array", keys: ["ph", "args"] }],
  ["[1, 2", { root: "array", keys: [] }],
  ['{"quo\\"te": 1}', { root: "object", keys: ['quo\\"te'] }],
  ["{}", { root: "object", keys: [] }],
  ['{"cut": "in a str', { root: "object", keys: ["cut"] }],
  ["main;a 3", null],
  ["", null],
])("tells the outline of %s", (text, outline) => {
  expect(jsonOutline(Buffer.from(text))).toEqual(outline);
});

import { expect, test } from "vitest";
import { fillTemplate } from "./fill-template";

const fill = (template: string) =>
  fillTemplate(template, { language: "python3", code: "{x} $& {{" }, "prompts.system_template");

test("placeholders are replaced, doubled braces are braces, and values are put in as they are", () => {
  expect(fill("In {language}: {{{code}}} {{}}")).toBe("In python3: {{x} $& {{} {}");
});

test("an unknown placeholder is named with its line and what there is", () => {
  expect(() => fill("a\nb {langage}")).toThrow(
    "prompts.system_template asks for {langage} on line 2; there are language, code (did you mean language?).",
  );
  expect(() => fill("{}")).toThrow("asks for {} on line 1");
  expect(() => fill("{constructor}")).toThrow("asks for {constructor}");
});

test("a lone brace is an error", () => {
  expect(() => fill("f(x) { return 1;\n }")).toThrow("has a lone { on line 1; a brace that is meant is written twice.");
});

import { expect, test } from "vitest";
import { pythonProgram, wholeProgram } from "./whole-program";

const fenced = (tag: string, code: string, fence = "```") => `${fence}${tag}\n${code}\n${fence}\n`;

test.each(["", "c++", "C++", "python3", "js title=a.js", "objective-c"])("a fence tagged %j is found", (tag) => {
  expect(wholeProgram(`Here:\n${fenced(tag, "  x = 1")}`, "y")).toMatchObject({ solution: "x = 1\n", changed: true });
});

test("of several blocks the last counts, and a fence is closed by one of its kind that is no shorter", () => {
  expect(wholeProgram(fenced("", "a") + fenced("", "b"), "").solution).toBe("b\n");
  expect(wholeProgram(fenced("md", fenced("", "inner"), "````"), "").solution).toBe("```\ninner\n```\n");
  expect(wholeProgram(fenced("", "a", "~~~"), "").solution).toBe("a\n");
});

test.each([
  ["no block", "has no fenced block"],
  ["```\nx = 1", "it seems to be cut off"],
  [`${fenced("", "x")}\`\`\`\ny`, "it seems to be cut off"],
  [fenced("", " "), "is empty"],
])("of %j nothing is taken, and it is said why", (answer, why) => {
  const { solution, changed, remarks } = wholeProgram(answer, "kept\n");
  expect({ solution, changed }).toEqual({ solution: "kept\n", changed: false });
  expect(remarks.join(" ")).toContain(why);
});

test("a program that is the current one is no change", () => {
  expect(wholeProgram(fenced("", "a"), "a")).toMatchObject({ solution: "a", changed: false });
});

test("a LiveCodeBench answer's program is its last Python block, else its last without a mark, else itself", () => {
  expect(pythonProgram(fenced("python", "a = 1") + fenced("PYTHON", "a = 2") + fenced("text", "3"), "").solution).toBe(
    "a = 2\n",
  );
  expect(pythonProgram(fenced("", "a = 1") + fenced("text", "3"), "").solution).toBe("a = 1\n");
  expect(pythonProgram("import sys\nprint(1)", "").solution).toBe("import sys\nprint(1)\n");
  expect(pythonProgram("I do not know", "x")).toMatchObject({ solution: "x", changed: false });
  expect(pythonProgram(fenced("text", "import sys"), "x")).toMatchObject({ solution: "x", changed: false });
});

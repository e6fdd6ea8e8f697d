import { expect, test } from "vitest";
import { applyBlocks } from "./apply-blocks";

const block = (search: string, replace: string) => `<<<<<<< SEARCH\n${search}=======\n${replace}>>>>>>> REPLACE\n`;
const PROGRAM = "def f(x):\n    y = x\n    return y\n\n\nprint(f(1))\n";

/** The program after the answer; fails where the answer could not be used. */
function after(answer: string, program = PROGRAM): string {
  const { solution, remarks, changed } = applyBlocks(answer, program);
  if (!changed) throw new Error(remarks.join(" "));
  return solution;
}

/** What is said of an answer that could not be used. */
function fault(answer: string, program = PROGRAM): string {
  const { solution, changed, remarks } = applyBlocks(answer, program);
  expect({ solution, changed }).toEqual({ solution: program, changed: false });
  return remarks.join(" ");
}

test("blocks apply in order, each to what those before it made, whatever stands between them", () => {
  const answer = `## Thinking\n1. \`x\`\n\n## Diffs\n\`\`\`python\n${block("    y = x\n", "    y = x + 1\n")}\`\`\`\nand\n${block("    y = x + 1\n    return y\n", "    return x + 1\n")}done`;
  expect(after(answer)).toBe("def f(x):\n    return x + 1\n\n\nprint(f(1))\n");
});

test("an empty REPLACE deletes the lines", () => {
  expect(after(block("    y = x\n", ""))).toBe("def f(x):\n    return y\n\n\nprint(f(1))\n");
  expect(after(block(PROGRAM, ""))).toBe("");
});

test("an empty SEARCH names no place, but is the whole of an empty program", () => {
  expect(fault(block("", "import os\n"))).toMatch(/^Block 1 \(line 1\) was not applied: its SEARCH part is empty/);
  expect(fault(block("\n", "import os\n"))).toContain("its SEARCH part is empty");
  expect(after(block("", "import os\n"), "")).toBe("import os\n");
  expect(after(block("", "import os\n"), "\n\n")).toBe("import os\n");
});

test("line breaks stay those of the program, whichever the answer has", () => {
  const windows = PROGRAM.replaceAll("\n", "\r\n");
  expect(after(block("    y = x\n", "    y = 1\n    z = 2\n"), windows)).toBe(
    "def f(x):\r\n    y = 1\r\n    z = 2\r\n    return y\r\n\r\n\r\nprint(f(1))\r\n",
  );
  expect(after(block("    y = x\n", "    y = 1\n").replaceAll("\n", "\r\n"))).toBe(PROGRAM.replace("y = x", "y = 1"));
  expect(after(block("b\n", "c\n"), "a\nb")).toBe("a\nc");
  expect(after(block("a\n", "c\n"), "a\nb")).toBe("c\nb");
});

test("spaces behind a marker and at the ends of lines do not matter, and are told", () => {
  expect(
    after(block("    y = x\n", "    y = 1\n").replace("SEARCH", "SEARCH  ").replace("=======", "======= \t")),
  ).toContain("y = 1");
  const program = "a = 1  \nb = 2\n";
  const { solution, remarks } = applyBlocks(block("a = 1\n", "a = 3\n"), program);
  expect(solution).toBe("a = 3\nb = 2\n");
  expect(remarks).toEqual(["Block 1 (line 1) was applied, but trailing space had to be overlooked."]);
  expect(after(block("b = 2   \n", "b = 3\n"), program)).toBe("a = 1  \nb = 3\n");
});

test("blank lines around SEARCH that the program lacks are overlooked, those of REPLACE kept", () => {
  expect(after(block("\n    y = x\n\n\n", "    y = 1\n\n\n"))).toBe(
    "def f(x):\n    y = 1\n    return y\n\n\nprint(f(1))\n",
  );
  expect(after(block("    y = x\n", "\n    y = 1\n\n"))).toBe(
    "def f(x):\n\n    y = 1\n\n    return y\n\n\nprint(f(1))\n",
  );
  expect(after(block("    return y\n\n\n", "    return y\n"))).toBe(
    "def f(x):\n    y = x\n    return y\nprint(f(1))\n",
  );
});

test("where the code itself holds lines =======, the one after which most of the program is sought divides, and it is told", () => {
  const program = "Title\n=======\ntext\n";
  const { solution, remarks } = applyBlocks(block("Title\n=======\n", "Name\n=======\n"), program);
  expect(solution).toBe("Name\n=======\ntext\n");
  expect(remarks).toEqual([
    "Block 1 (line 1) was applied, but of its 3 lines ======= the 2. was taken for the divider.",
  ]);
  expect(after(block("text\n", "a\n=======\nb\n"), program)).toBe("Title\n=======\na\n=======\nb\n");
  expect(fault(block("absent\n", "a\n=======\nb\n"), program)).toContain("(it has 2 lines =======; read at the first)");
});

test("of several places the first is changed, and their number told", () => {
  const { solution, remarks } = applyBlocks(block("x\n", "y\n"), "x\nx\nx\n");
  expect(solution).toBe("y\nx\nx\n");
  expect(remarks).toEqual([
    "Block 1 (line 1) was applied, but its SEARCH part stands at 3 places, and the first (line 1) was changed.",
  ]);
});

test("a block that is not in the program is named with the nearest place and what differs, and none applies", () => {
  const said = fault(`${block("    y = x\n", "    y = 1\n")}${block("    y = 1\n  return y\n", "    return x\n")}`);
  expect(said).toBe(
    'Block 2 (line 6) was not applied: its SEARCH part is not in the program. The nearest place is lines 2 to 3: line 3 of the program is "    return y", line 2 of the block "  return y" (the indentation differs). No block was applied, since all must apply together.',
  );
});

test.each([
  ["    y = X\n    return y\n", "capital and small letters differ"],
  ["    y=x\n    return y\n", "the space within the line differs"],
  ["    y = z\n    return y\n", "they differ from character 9 on"],
  ["print(f(1))\nprint(f(2))\n", "where the program ends and the block goes on with"],
  ["import numpy\n", "No line of it stands in the program."],
])("of %j it is said how it differs", (search, how) => {
  expect(fault(block(search, "x\n"))).toContain(how);
});

test.each([
  ["nothing to improve", "The answer has no SEARCH/REPLACE block: a block begins with the line <<<<<<< SEARCH."],
  [
    "<<<<<<< SEARCH\n    y = x\n=======\n    y = 1\n",
    "The block that begins on line 1 is not closed by a line >>>>>>> REPLACE.",
  ],
  [
    "<<<<<<< SEARCH\n    y = x=======\n    y = 1\n>>>>>>> REPLACE",
    "The block that begins on line 1 has no line =======",
  ],
  [
    "<<<<<<< SEARCH\na\n<<<<<<< SEARCH\n    y = x\n=======\nb\n>>>>>>> REPLACE",
    "The block that begins on line 1 is not closed",
  ],
  ["x\n>>>>>>> REPLACE", "Line 2 closes a block that was never opened."],
  [
    "  <<<<<<< SEARCH\n    y = x\n=======\n>>>>>>> REPLACE",
    'Line 1 is "  <<<<<<< SEARCH"; a marker is exactly <<<<<<< SEARCH',
  ],
  ["<<<<<< SEARCH\n    y = x\n=======\n>>>>>>> REPLACE", 'Line 1 is "<<<<<< SEARCH"'],
  ["<<<<<<< SEARCH\n    y = x\n=======\n    y = 1\n>>>>>> REPLACE", 'Line 5 is ">>>>>> REPLACE"'],
])("%j is no block, and it is said why", (answer, sentence) => {
  expect(fault(answer)).toContain(sentence);
});

test("blocks that put what they seek are no change, and it is said", () => {
  expect(fault(block("    y = x\n", "    y = x\n"))).toBe("The answer leaves the program as it was.");
});

test("replacements hold dollars and backslashes as they are", () => {
  expect(after(block("    y = x\n", "    y = '$& $1 \\\\n'\n"))).toContain("y = '$& $1 \\\\n'");
});

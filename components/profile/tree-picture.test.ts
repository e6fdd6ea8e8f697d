import { expect, it } from "vitest";
import { flameTreeFixture } from "./flame-tree-fixture";
import { matchingRows } from "./matching-rows";
import { lightOriginFill } from "./origins";
import { readSearch } from "./read-search";
import { marksOf, pictureOf, stackText } from "./tree-picture";

const tree = flameTreeFixture();
const boxes = (indexes: Iterable<number> | null) =>
  indexes && [...indexes].map((index) => pictureOf(tree).look(index).name);

it("draws functions in the colour of whose code they are, in a file without the page's themes", () => {
  expect(pictureOf(tree).look(1)).toMatchObject({ name: "main", fill: expect.stringContaining("light-dark(") });
  expect(pictureOf(tree, lightOriginFill).look(1).fill).toMatch(/^#[0-9a-f]{6}$/);
  expect(pictureOf(tree).facts(1)).toMatchObject({ name: "main", place: "lib/main.js:1" });
});

it("marks every box of a function that is searched or named", () => {
  expect(marksOf(tree, "", []).matches).toBeNull();
  expect(boxes(marksOf(tree, "PARSE", []).matches)).toEqual(["parse", "parse"]);
  expect(boxes(marksOf(tree, "/^main /", []).matches)).toEqual(["main"]);
  expect(boxes(marksOf(tree, "nothing of the kind", []).matches)).toEqual([]);
  expect(boxes(marksOf(tree, "", [{ name: "parse", file: "lib/parse.js", line: 1 }]).named)).toEqual([
    "parse",
    "parse",
  ]);
});

it("takes a regular expression that cannot be read for no search, and says why", () => {
  expect(marksOf(tree, "/(/", []).matches).toBeNull();
  expect(matchingRows(Object.values(tree.frames), "/(/")).toHaveLength(Object.keys(tree.frames).length);
  expect(readSearch("/(/").problem).toMatch(/^"\/\(\/" is no regular expression: /);
  expect(readSearch("/(a)/").problem).toBe("");
});

it("copies a stack from its outermost call, also from a tree that begins at its innermost", () => {
  expect(stackText(tree, 3)).toBe("main (lib/main.js:1:1)\nparse (lib/parse.js:1:1)\nnext (lib/next.js:1:1)");
  expect(stackText({ ...tree, tree: "inverted" }, 3).split("\n")[0]).toBe("next (lib/next.js:1:1)");
  expect(stackText(tree, 99)).toBe("");
});

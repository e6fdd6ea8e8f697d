import { expect, it } from "vitest";
import { labelIn, layOut, neighbour } from "./flame-layout";

const nodes = [
  { parent: -1, start: 0, end: 10 },
  { parent: 0, start: 0, end: 4 },
  { parent: 0, start: 4, end: 10 },
  { parent: 2, start: 4, end: 5 },
];

it("places boxes within the width, a row below the box they hang from", () => {
  const { boxes, rows } = layOut(nodes, 500);
  expect(boxes).toEqual([
    { x: 0, width: 500, row: 0 },
    { x: 0, width: 200, row: 1 },
    { x: 200, width: 300, row: 1 },
    { x: 200, width: 50, row: 2 },
  ]);
  expect(rows).toBe(3);
  expect(layOut([], 500)).toMatchObject({ boxes: [], rows: 0 });
  expect(layOut([{ parent: -1, start: 0, end: 0 }], 500).boxes[0]?.width).toBe(0);
});

it("leads to the widest box inside, the one around, and along the row", () => {
  const { boxes } = layOut(nodes, 500);
  const go = (from: number, direction: Parameters<typeof neighbour>[3]) => neighbour(nodes, boxes, from, direction);
  expect([go(0, "in"), go(2, "in"), go(3, "in")]).toEqual([2, 3, null]);
  expect([go(3, "out"), go(2, "out"), go(0, "out")]).toEqual([2, 0, null]);
  expect([go(1, "right"), go(2, "right"), go(2, "left"), go(1, "left")]).toEqual([2, null, 1, null]);
});

it("shortens names from the left as far as the name of the function itself, which is cut at its end", () => {
  expect(labelIn("github.com/owner/package.Function", 8 + 10 * 6.6)).toBe("….Function");
  expect(labelIn("github.com/owner/package.Function", 8 + 14 * 6.6)).toBe("…kage.Function");
  expect(labelIn("pp$5.parseMaybeAssign", 8 + 10 * 6.6)).toBe("…parseMay…");
  expect(labelIn("parseMaybeAssign", 8 + 10 * 6.6)).toBe("parseMayb…");
  expect(labelIn("RegExp: ^(a+)+$", 8 + 10 * 6.6)).toBe("RegExp: ^…");
  expect(labelIn("(garbage collector)", 8 + 10 * 6.6)).toBe("(garbage …");
  expect(labelIn("(anonymous lib/a.js)", 8 + 10 * 6.6)).toBe("(anonymou…");
  expect(labelIn("short", 200)).toBe("short");
  expect(labelIn("short", 20)).toBe("");
  expect([labelIn("short", 90, "+3.2 pp"), labelIn("short", 60, "+3.2 pp")]).toEqual(["short", "short"]);
  expect(labelIn("short", 100, "+3.2 pp")).toBe("short +3.2 pp");
});

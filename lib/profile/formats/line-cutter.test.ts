import { expect, it } from "vitest";
import { firstLines, LineCutter } from "./line-cutter";

function cut(text: string, size: number): [string, number][] {
  const lines: [string, number][] = [];
  const cutter = new LineCutter(
    (line, number) => lines.push([line, number]),
    (why) => new Error(why),
  );
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) cutter.push(bytes.subarray(at, at + size));
  cutter.end();
  return lines;
}

it.each([1, 2, 3, 1000])("cuts the same lines in pieces of %d bytes", (size) => {
  expect(cut("\ufeffa;ü b\r\n\nlast", size)).toEqual([
    ["a;ü b", 1],
    ["", 2],
    ["last", 3],
  ]);
  expect(cut("one\n", size)).toEqual([["one", 1]]);
  expect(cut("", size)).toEqual([]);
});

it("refuses a line that never ends", () => {
  const cutter = new LineCutter(
    () => {},
    (why) => new Error(why),
  );
  const piece = Buffer.alloc(1 << 20, "x");
  expect(() => {
    for (let i = 0; i < 100; i++) cutter.push(piece);
  }).toThrow("line 1 is longer than 64 MiB");
});

it("looks at the first lines, without one that may be cut", () => {
  expect(firstLines(Buffer.from("# a\n\nb 1\nc"), 9)).toEqual(["# a", "b 1"]);
  expect(firstLines(Buffer.from("only"), 9)).toEqual(["only"]);
});

import { expect, test } from "vitest";
import { toCsv } from "./csv";

test("quotes, commas and line breaks are kept inside one cell", () => {
  expect(
    toCsv(
      ["a", "b"],
      [
        ['say "hi"', "x,y"],
        ["two\nlines", 1.5],
      ],
    ),
  ).toBe('a,b\r\n"say ""hi""","x,y"\r\n"two\nlines",1.5\r\n');
});

test("text that a spreadsheet would run is disarmed, numbers are not touched", () => {
  expect(toCsv(["f"], [["=1+1"], ["+cmd"], ["-x"], ["@x"], ["\tx"], [-3], [null]])).toBe(
    "f\r\n'=1+1\r\n'+cmd\r\n'-x\r\n'@x\r\n'\tx\r\n-3\r\n\r\n",
  );
});

import { expect, test } from "vitest";
import { csvLine } from "./csv";

test("text that a spreadsheet would run is disarmed, numbers are not touched", () => {
  expect(csvLine(["=1+1", "+a", "-a", "@a", "\ta", -0.5, null, true])).toBe("'=1+1,'+a,'-a,'@a,'\ta,-0.5,,true\r\n");
});

test("commas, quotes and line breaks stay inside their cell", () => {
  expect(csvLine(['say "hi", he said', "two\nlines", "=a,b"])).toBe('"say ""hi"", he said","two\nlines","\'=a,b"\r\n');
});

import { expect, test } from "vitest";
import { figureCsv } from "./figure-csv";

test("every row of a figure's CSV says whether it is simulated, without a change to the figure's own columns", () => {
  const data = {
    header: ["task", "sr"],
    rows: [
      ["a", 1.5],
      ["b", null],
    ],
  };
  expect(figureCsv(data, true)).toBe("task,sr,simulated\r\na,1.5,true\r\nb,,true\r\n");
  expect(figureCsv(data, false)).toBe("task,sr,simulated\r\na,1.5,false\r\nb,,false\r\n");
});

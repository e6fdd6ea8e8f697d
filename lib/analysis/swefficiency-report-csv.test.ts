import { expect, test } from "vitest";
import { parseReportCsv } from "./swefficiency-report-csv";

const header =
  "instance_id,raw_pred_speedup_ratio,pred_speedup_ratio,gold_speedup_ratio,human_speedup_ratio,correctness,correctness_pct,pre_edit_runtime,patch_length";
const line = "acme__a-1,5.0,1.0,2.0,0.5,0.0,0.75,10.0,9";

test("a line becomes a row", () => {
  expect(parseReportCsv(`${header}\n${line}\n`, "r.csv")).toEqual([
    {
      instanceId: "acme__a-1",
      raw: 5,
      pred: 1,
      gold: 2,
      sr: 0.5,
      correctness: 0,
      correctnessPct: 0.75,
      preEditRuntime: 10,
      patchLength: 9,
    },
  ]);
});

test("columns are found by name in any order, an empty cell is NaN", () => {
  const reversed = [header, line.replace(",5.0,", ",,")]
    .map((text) => text.split(",").reverse().join(","))
    .join("\r\n");
  expect(parseReportCsv(reversed, "r.csv")[0]).toMatchObject({ instanceId: "acme__a-1", raw: Number.NaN, sr: 0.5 });
});

test("pandas writes infinities as inf", () => {
  expect(parseReportCsv(`${header}\n${line.replace("5.0", "-inf")}`, "r.csv")[0]?.raw).toBe(-Infinity);
});

test.each([
  [header.replace("human_speedup_ratio", "hsr"), line, "r.csv: column human_speedup_ratio is missing"],
  [header, `${line},1`, "r.csv line 2: 10 cells, expected 9"],
  [header, line.replace("0.75", "most"), 'r.csv line 2: correctness_pct is "most", expected a number'],
  [header, line.replace(",0.0,", ",0.5,"), 'r.csv line 2: correctness is "0.5", expected 0.0 or 1.0'],
])("a file of another shape is refused by file, line and column", (head, row, message) => {
  expect(() => parseReportCsv(`${head}\n${row}`, "r.csv")).toThrow(message);
});

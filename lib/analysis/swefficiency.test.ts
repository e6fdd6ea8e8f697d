import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, test } from "vitest";
import { overallScore, type SwefficiencySummary, scoreInstance, summarise } from "./swefficiency";
import { parseReportCsv } from "./swefficiency-report-csv";

const reports = path.join(process.env.WICK_SHARED ?? "../shared", "data/swefficiency/reports");
const published = existsSync(reports) ? readdirSync(reports).filter((name) => name.endsWith(".json")) : [];

/** Upstream's names for our figures. */
const printed = (summary: SwefficiencySummary) => ({
  total_instances: summary.totalInstances,
  overall_score: summary.overallScore,
  proportion_incorrect: summary.proportionIncorrect,
  proportion_correct_but_no_speedup: summary.proportionCorrectButNoSpeedup,
  proportion_correct_with_speedup_but_human_no_speedup: summary.proportionCorrectWithSpeedupButHumanNoSpeedup,
  proportion_human_speedup_or_better: summary.proportionHumanSpeedupOrBetter,
});

describe("published reports, read from data/swefficiency/reports below WICK_SHARED", () => {
  const read = (name: string) => readFileSync(path.join(reports, name), "utf8");

  it.skipIf(published.length === 0)("each summary and each SR is reproduced from the report's rows", () => {
    for (const name of published) {
      const expected = JSON.parse(read(name));
      const rows = parseReportCsv(read(expected.report), expected.report);
      expect({ ...printed(summarise(rows)), report: expected.report }).toEqual(expected);
      for (const row of rows) {
        const { pred, sr } = scoreInstance({ ...row, passedShare: row.correctnessPct });
        expect([row.instanceId, pred, sr]).toEqual([row.instanceId, row.pred, row.sr]);
      }
    }
  });

  it.skipIf(published.length === 0)("doing nothing on all 498 scores 0.0244", () => {
    const rows = parseReportCsv(read("eval_report_gold.csv"), "eval_report_gold.csv");
    const nothing = rows.map((row) => scoreInstance({ ...row, raw: 1, passedShare: 1 }));
    expect(summarise(nothing)).toMatchObject({ totalInstances: 498, overallScore: 0.0244 });
  });
});

test("the worked example: 0.5, 0.2 and 2 give 0.4", () => {
  const rows = [
    scoreInstance({ instanceId: "a-1", raw: 5, gold: 2, passedShare: 0.75 }),
    scoreInstance({ instanceId: "b-2", raw: 0.8, gold: 4, passedShare: 1 }),
    scoreInstance({ instanceId: "c-3", raw: 6, gold: 3, passedShare: 1 }),
  ];
  expect(rows.map((row) => row.sr)).toEqual([0.5, 0.2, 2]);
  expect(rows[0]).toMatchObject({ pred: 1, correctness: 0 });
  expect(summarise(rows)).toEqual({
    totalInstances: 3,
    overallScore: 0.4,
    proportionIncorrect: 0.3333,
    proportionCorrectButNoSpeedup: 0.3333,
    proportionCorrectWithSpeedupButHumanNoSpeedup: 0,
    proportionHumanSpeedupOrBetter: 0.3333,
    withoutSr: 0,
  });
});

test("no instances give zeros", () => {
  expect(Object.values(summarise([]))).toEqual([0, 0, 0, 0, 0, 0, 0]);
});

test("an SR of NaN is left out of the sum but counted in n; none left gives Infinity", () => {
  expect(overallScore([Number.NaN, 1])).toBe(2);
  expect(overallScore([Number.NaN])).toBe(Infinity);
  const row = scoreInstance({ instanceId: "n", raw: Number.NaN, gold: 2, passedShare: 1 });
  expect(summarise([row])).toMatchObject({ overallScore: Infinity, proportionHumanSpeedupOrBetter: 0, withoutSr: 1 });
});

test("an SR below the floor, zero or negative counts as 0.001, an infinite one as nothing in the sum", () => {
  expect(overallScore([0.0002])).toBeCloseTo(0.001, 15);
  expect(overallScore([-5])).toBeCloseTo(0.001, 15);
  expect(overallScore([Infinity, 1])).toBe(2);
});

test("an expert speedup of 0 gives SR 0", () => {
  expect(scoreInstance({ instanceId: "z", raw: 2, gold: 0, passedShare: 1 }).sr).toBe(0);
});

test("0.999 of the tests is incorrect", () => {
  expect(scoreInstance({ instanceId: "t", raw: 9, gold: 3, passedShare: 0.999 })).toMatchObject({
    correctness: 0,
    pred: 1,
  });
});

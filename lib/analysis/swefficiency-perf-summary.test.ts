import { expect, test } from "vitest";
import { parsePerfSummary } from "./swefficiency-perf-summary";

const text = "Before Mean: 10.0\nBefore SD: 0.01\nAfter Mean: 5e-1\nAfter SD: 0.02\nImprovement: 2000.00%";
const parse = (changed: string) => parsePerfSummary(changed, "acme__a-1", "gold/acme__a-1/perf_summary.txt");

test("four values by position, the improvement unread", () => {
  expect(parse(text)).toEqual({ beforeMean: 10, beforeSd: 0.01, afterMean: 0.5, afterSd: 0.02 });
  expect(parse(text.replaceAll("\n", "\r\n").replace(/Improvement.*/, "Improvement: n/a"))).toEqual(parse(text));
});

test("Python's nan, inf and -inf are let through, as upstream", () => {
  expect(parse(text.replace("5e-1", "nan")).afterMean).toBeNaN();
  expect(parse(text.replace("5e-1", "inf")).afterMean).toBe(Infinity);
  expect(parse(text.replace("10.0", "-Infinity")).beforeMean).toBe(-Infinity);
});

test.each([
  ["Before Mean: 10.0", "ends after 1 of 4 lines; line 2 (Before SD) is missing"],
  ["", 'has "" in line 1 where "Before Mean: <seconds>" is expected'],
  [text.replace("0.02", "fast"), 'has "After SD: fast" in line 4'],
  [text.replace("Before SD: 0.01", "Before SD:"), 'has "Before SD:" in line 2'],
  [text.replace("Before SD: 0.01", "Before SD 0.01"), 'has "Before SD 0.01" in line 2'],
  [text.replace("10.0", "0.0"), "has a Before Mean of 0"],
  [text.replace("5e-1", "0"), "has an After Mean of 0"],
])("%j is refused by instance, file and what was expected", (broken, problem) => {
  expect(() => parse(broken)).toThrow(`acme__a-1: gold/acme__a-1/perf_summary.txt ${problem}`);
});

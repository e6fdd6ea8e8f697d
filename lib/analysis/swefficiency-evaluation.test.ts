import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { summarise } from "./swefficiency";
import { type EvaluatedInstance, evaluate, passedShare } from "./swefficiency-evaluation";
import { parseReportCsv } from "./swefficiency-report-csv";

const Case = z.object({
  description: z.string(),
  goldPatch: z.string(),
  exception: z.string().nullable(),
  csv: z.string().nullable(),
  summary: z.string().nullable(),
  instances: z.array(
    z.object({
      instanceId: z.string(),
      passToPass: z.array(z.string()),
      gold: z.object({ perfSummary: z.string().nullable() }),
      prediction: z.object({
        perfSummary: z.string().nullable(),
        coveringTestStatus: z.string().nullable(),
        hasCorrectnessOutput: z.boolean(),
      }),
    }),
  ),
});

const folder = path.join(import.meta.dirname, "fixtures/swefficiency");
const cases = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .map((file) => ({ file, ...Case.parse(JSON.parse(readFileSync(path.join(folder, file), "utf8"))) }));
const evaluateAll = ({ goldPatch, instances }: (typeof cases)[number]) =>
  instances.map((instance) => evaluate({ ...instance, goldPatch }));

/** A figure of upstream's summary, which may hold the bare word Infinity. */
const figure = (summary: string, name: string) => Number(new RegExp(`"${name}": ([^,\\s]+)`).exec(summary)?.[1]);

describe.each(cases.filter(({ csv }) => csv !== null))("$file: $description", (given) => {
  test("every CSV value is upstream's", () => {
    expect(evaluateAll(given)).toEqual(parseReportCsv(given.csv ?? "", given.file));
  });

  test("every summary figure is upstream's", () => {
    const ours = summarise(evaluateAll(given));
    const upstream = (name: string) => figure(given.summary ?? "", name);
    expect(ours.totalInstances).toBe(upstream("total_instances"));
    expect(ours.overallScore).toBe(upstream("overall_score"));
    expect(ours.proportionIncorrect).toBe(upstream("proportion_incorrect"));
    expect(ours.proportionCorrectButNoSpeedup).toBe(upstream("proportion_correct_but_no_speedup"));
    expect(ours.proportionCorrectWithSpeedupButHumanNoSpeedup).toBe(
      upstream("proportion_correct_with_speedup_but_human_no_speedup"),
    );
    expect(ours.proportionHumanSpeedupOrBetter).toBe(upstream("proportion_human_speedup_or_better"));
  });
});

test("where upstream aborts, the error names the instance and the file", () => {
  const aborted = cases.filter(({ exception }) => exception !== null);
  const messages = aborted.map((given) => {
    try {
      return evaluateAll(given);
    } catch (error) {
      return error instanceof Error ? `${given.exception} → ${error.message}` : error;
    }
  });
  expect(messages).toEqual([
    expect.stringMatching(
      /^ZeroDivisionError.* → acme__zero-1: acme__zero-1\/perf_summary\.txt has an After Mean of 0/,
    ),
    expect.stringMatching(/^IndexError.* → acme__short-1: acme__short-1\/perf_summary\.txt ends after 1 of 4 lines/),
  ]);
});

const reached = (coveringTestStatus: string | null): EvaluatedInstance => ({
  instanceId: "acme__x-1",
  passToPass: ["t::a"],
  goldPatch: "",
  gold: { perfSummary: null },
  prediction: { perfSummary: null, coveringTestStatus, hasCorrectnessOutput: true },
});

test("tests that ran without a status file, or with a broken one, are an error that names it", () => {
  expect(() => evaluate(reached(null))).toThrow("acme__x-1: acme__x-1/covering_test_status.json is missing");
  expect(() => evaluate(reached("{"))).toThrow("covering_test_status.json is not a JSON object");
  expect(() => evaluate(reached('["t::a"]'))).toThrow("covering_test_status.json is not a JSON object");
});

test("PASSED and XPASS pass; XFAIL, SKIPPED, a lower-case status and a missing test do not", () => {
  const status = new Map(Object.entries({ a: "PASSED", b: "XPASS", c: "XFAIL", d: "SKIPPED", e: "passed" }));
  expect(passedShare(status, ["a", "b", "c", "d", "e", "f"])).toBe(2 / 6);
  expect(passedShare(status, [])).toBe(1);
});

test("a test listed twice keeps the share below 1, as upstream", () => {
  expect(passedShare(new Map([["a", "PASSED"]]), ["a", "a"])).toBe(0.5);
});

test("a test named like a property of every object is not taken for passed", () => {
  expect(evaluate({ ...reached("{}"), passToPass: ["constructor"] }).correctnessPct).toBe(0);
});

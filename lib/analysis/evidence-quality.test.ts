import { expect, test } from "vitest";
import { fn, profileOf } from "@/lib/profile/fixtures/sample-profile";
import type { Frame } from "@/lib/profile/profile";
import { QUALITY_LIMITS, type QualityCase, REPRESENTATION_TELLERS, taskQuality } from "./evidence-quality";
import { EvidenceQualityReport, tasksOf, toReported } from "./evidence-quality-report";
import { textTeller } from "./foreign-text";
import { qualitySummaries } from "./quality-summary";

const times = (count: number, stack: readonly Frame[]) => Array.from({ length: count }, () => [stack, 1] as const);
const main = fn("main");
/** Thirty functions, `f0` the hottest. */
const profile = profileOf(
  ...Array.from({ length: 30 }, (_, i) => times(60 - i, [main, fn(`f${i}`, { line: i + 1 })])).flat(),
);
const changed = (...numbers: number[]) =>
  numbers.map((i) => ({ name: `f${i}`, file: `lib/f${i}.js`, line: i + 1, column: 1 }));
const caseOf = (task: string, ...numbers: number[]): QualityCase => ({
  ...{ task, profile, source: () => null, truth: changed(...numbers) },
});
const tellers = REPRESENTATION_TELLERS.map(({ id }) => id);

test("every representation names the hottest function early and finds more with more tokens", () => {
  const { truth, inProfile, told } = taskQuality(caseOf("t", 0, 20), REPRESENTATION_TELLERS);
  expect([truth, inProfile]).toEqual([2, 2]);
  expect(Object.keys(told)).toEqual(tellers);
  expect(tellers).not.toContain("diff");
  for (const rows of Object.values(told)) {
    expect(rows).toHaveLength(QUALITY_LIMITS.length);
    for (const [at, { tokens, found }] of rows.entries()) {
      expect(tokens).toBeLessThanOrEqual(QUALITY_LIMITS[at]!);
      expect(found).toBeGreaterThanOrEqual(rows[at - 1]?.found ?? 0);
    }
    expect(rows.at(-1)?.rank).toBeLessThanOrEqual(3);
  }
  expect(told["top-k"]?.at(-1)?.found).toBe(2);
});

test("a function that the profile never saw, or that only shares a name, is not found", () => {
  const elsewhere = { ...changed(0)[0]!, file: "lib/other.js" };
  const { inProfile, told } = taskQuality(
    { ...caseOf("t"), truth: [...changed(99), elsewhere] },
    REPRESENTATION_TELLERS,
  );
  expect(inProfile).toBe(0);
  for (const rows of Object.values(told)) expect(rows.at(-1)).toMatchObject({ found: 0, rank: null });
});

test("a summary counts tasks, not functions, and leaves out tasks without a truth", () => {
  const tasks = [caseOf("a", 0), caseOf("b", 0, 99), caseOf("c", 99), caseOf("d")].map((one) =>
    taskQuality(one, REPRESENTATION_TELLERS, [1500]),
  );
  const [row] = qualitySummaries(tasks, ["top-k"], [1500]);
  expect(row).toMatchObject({ teller: "top-k", limit: 1500, tasks: 3, medianRank: 1, recall: 0.5 });
  expect(row?.named.estimate).toBeCloseTo(2 / 3);
  expect(row?.recallPerThousand).toBeCloseTo((1000 * 0.5) / row!.tokens);
  expect(qualitySummaries([taskQuality(caseOf("d"), REPRESENTATION_TELLERS)], tellers, QUALITY_LIMITS)).toEqual([]);
});

test("another program's text is cut at whole lines and credited by name or, without one, by place", () => {
  const text = ["# Top", "1. `f3` 9.1% f3.js:4", "2. `f30` 8.2%", "3. (anonymous) 2.0% lib/f5.js:6"].join("\n");
  const teller = textTeller("peer", "Peer", text);
  const anonymous = { name: "(anonymous)", file: "lib/f5.js", line: 6, column: 2 };
  expect(teller.tell({ ...caseOf("t"), truth: [anonymous] }, 8000)).toMatchObject({ found: 1, rank: 3 });
  expect(teller.tell(caseOf("t", 3), 8000)).toMatchObject({ found: 1, rank: 1 });
  expect(teller.tell(caseOf("t", 3), 6)).toMatchObject({ found: 0, rank: null });
  expect(teller.tell(caseOf("t", 0), 8000).found).toBe(0);
  for (const limit of [5, 12, 20, 40]) expect(teller.tell(caseOf("t", 3), limit).tokens).toBeLessThanOrEqual(limit);
});

test("a report keeps its tasks as they were", () => {
  const tasks = [taskQuality(caseOf("a", 0, 99), REPRESENTATION_TELLERS)];
  const report = EvidenceQualityReport.parse(
    JSON.parse(
      JSON.stringify({
        ...{ measuredAt: "2026-11-21T12:00:00.000Z", machine: "m", version: "v", tokenizer: "o200k_base" },
        ...{ limits: QUALITY_LIMITS, tellers: [], skipped: [], unprofiled: [], tasks: toReported(tasks) },
      }),
    ),
  );
  expect(tasksOf(report)).toEqual(tasks);
});

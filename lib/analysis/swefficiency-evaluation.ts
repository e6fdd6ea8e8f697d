import { z } from "zod";
import { type SwefficiencyRow, scoreInstance } from "./swefficiency";
import { SwefficiencyInputError } from "./swefficiency-input-error";
import { parsePerfSummary } from "./swefficiency-perf-summary";

/** What `swefficiency eval` left of one instance: texts of files, null where the file does not exist. */
export type EvaluatedInstance = {
  instanceId: string;
  /** PASS_TO_PASS of the dataset. */
  passToPass: readonly string[];
  goldPatch: string;
  gold: { perfSummary: string | null };
  prediction: {
    perfSummary: string | null;
    coveringTestStatus: string | null;
    /** Whether the folder `raw_correctness_output` exists: without it the patch never reached its tests. */
    hasCorrectnessOutput: boolean;
  };
};

/** One line of a report CSV. */
export type ReportRow = SwefficiencyRow & {
  correctnessPct: number;
  /** Seconds before the edit, from the gold run; 0 if there is none. */
  preEditRuntime: number;
  /** Of the expert patch. Upstream counts all its lines, but only the edited ones when the tests never ran. */
  patchLength: number;
};

const CoveringTestStatus = z.record(z.string(), z.string());

/**
 * Scores one evaluated instance as SWE-fficiency v0.0.3 does. A patch that never reached its tests is incorrect with
 * raw speedup 1; a missing `perf_summary.txt`, of either run, is a speedup of 1.
 *
 * @throws SwefficiencyInputError where upstream's report would abort
 */
export function evaluate(instance: EvaluatedInstance): ReportRow {
  const { instanceId, goldPatch, passToPass, prediction } = instance;
  const gold = timing(instance.gold.perfSummary, instanceId, `gold/${instanceId}/perf_summary.txt`);
  const context = { preEditRuntime: gold.before, patchLength: patchLength(goldPatch, prediction.hasCorrectnessOutput) };
  if (!prediction.hasCorrectnessOutput) {
    const row = scoreInstance({ instanceId, raw: 1, gold: gold.speedup, passedShare: 0 });
    return { ...row, correctnessPct: 0, ...context };
  }
  const correctnessPct = passedShare(readStatus(prediction.coveringTestStatus, instanceId), passToPass);
  const raw = timing(prediction.perfSummary, instanceId, `${instanceId}/perf_summary.txt`).speedup;
  const row = scoreInstance({ instanceId, raw, gold: gold.speedup, passedShare: correctnessPct });
  return { ...row, correctnessPct, ...context };
}

function timing(perfSummary: string | null, instanceId: string, file: string): { speedup: number; before: number } {
  if (perfSummary === null) return { speedup: 1, before: 0 };
  const { beforeMean, afterMean } = parsePerfSummary(perfSummary, instanceId, file);
  return { speedup: beforeMean / afterMean, before: beforeMean };
}

/**
 * Distinct PASS_TO_PASS tests whose status contains "PASS", over the length of the list; 1 for an empty list. A test
 * listed twice therefore keeps the share below 1, as upstream.
 */
export function passedShare(status: ReadonlyMap<string, string>, passToPass: readonly string[]): number {
  if (passToPass.length === 0) return 1;
  const passed = new Set(passToPass.filter((test) => status.get(test)?.includes("PASS")));
  return passed.size / passToPass.length;
}

function readStatus(text: string | null, instanceId: string): ReadonlyMap<string, string> {
  const file = `${instanceId}/covering_test_status.json`;
  const remedy = "Evaluate this instance again, or delete its raw_correctness_output to have it scored as incorrect.";
  if (text === null) throw new SwefficiencyInputError(instanceId, file, "is missing although its tests ran", remedy);
  const parsed = CoveringTestStatus.safeParse(jsonOrUndefined(text));
  if (!parsed.success)
    throw new SwefficiencyInputError(instanceId, file, "is not a JSON object of test names to statuses", remedy);
  return new Map(Object.entries(parsed.data));
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function patchLength(patch: string, allLines: boolean): number {
  const lines = patch.trim() === "" ? [] : patch.trimEnd().split(/\r?\n/);
  return allLines ? lines.length : lines.filter((line) => /^[+-](?!\+\+|--)/.test(line)).length;
}

import type { Condition } from "@/lib/protocol/condition";
import type { RunEffect } from "@/lib/protocol/run-record";
import type { Answer } from "@/lib/stats/answer";
import { type Proportion, wilson } from "@/lib/stats/wilson";

/** RQ5: ways in which a run goes wrong that its verdict, ending and totals already tell; one run can show several. */
export const FAILURE_MODES = [
  "patch-does-not-apply",
  "tests-broken",
  "output-differs",
  "crashed",
  "judge-tampering",
  "no-speedup",
  "slower",
  "budget-exhausted",
  "malformed-calls",
  "context-exhausted",
  "turn-limit",
  "profiling-outside-budget",
] as const;
export type FailureMode = (typeof FAILURE_MODES)[number];
export const isFailureMode = (text: string | null): text is FailureMode => FAILURE_MODES.some((mode) => mode === text);

/** Between 1 / 1.02 and 1.02 nothing was gained or lost: below what the rounds of a run can tell apart. */
export const UNCHANGED_SPEEDUP = { least: 1 / 1.02, most: 1.02 };

export function modesOf({ score, ending, totals }: RunEffect): FailureMode[] {
  if (!score) return [];
  const modes: FailureMode[] = [];
  if (score.verdict === "patch-does-not-apply") modes.push("patch-does-not-apply");
  if (score.verdict === "tests-failed") modes.push("tests-broken");
  if (score.verdict === "output-differs") modes.push("output-differs");
  if (score.verdict === "crashed") modes.push("crashed");
  if (score.verdict === "tampering") modes.push("judge-tampering");
  const { least, most } = UNCHANGED_SPEEDUP;
  if (score.correct && least <= score.speedup && score.speedup <= most) modes.push("no-speedup");
  if (score.correct && score.speedup < least) modes.push("slower");
  const end = ending?.name;
  if (end && isFailureMode(end)) modes.push(end);
  if ((totals?.profilingOutside ?? 0) > 0) modes.push("profiling-outside-budget");
  return modes;
}

export interface ModeTable {
  conditionId: string;
  scored: number;
  modes: { mode: FailureMode; runIds: string[]; proportion: Answer<Proportion> }[];
}

/** Every mode under every condition, over scored runs, with Wilson's interval and the runs behind it. */
export function failureModes(runs: readonly RunEffect[], conditions: readonly Condition[], level: number): ModeTable[] {
  return conditions.map(({ id }) => {
    const scored = runs.filter((run) => run.conditionId === id && run.score);
    return {
      conditionId: id,
      scored: scored.length,
      modes: FAILURE_MODES.map((mode) => {
        const runIds = scored.filter((run) => modesOf(run).includes(mode)).map((run) => run.id);
        return { mode, runIds, proportion: wilson(runIds.length, scored.length, level) };
      }),
    };
  });
}

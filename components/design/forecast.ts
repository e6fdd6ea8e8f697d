import type { Forecast } from "@/components/study/launch-forecast";
import { duration } from "@/components/ui/format";
import { phaseOf } from "@/lib/protocol/condition";
import { countOf } from "@/lib/protocol/count-of";
import { phaseTasks } from "@/lib/protocol/plan";
import type { StudyDesign } from "@/lib/protocol/study";
import type { Answer } from "@/lib/stats/answer";
import { minimumDetectableEffect } from "@/lib/stats/minimum-detectable-effect";

/** Runs a design makes in each phase. */
export function countRuns(design: StudyDesign): { phaseOne: number; phaseTwo: number; total: number } {
  const tasks = phaseTasks(design);
  const inPhase = (phase: 1 | 2) => design.conditions.filter((condition) => phaseOf(condition) === phase).length;
  const phaseOne = tasks.phaseOne.length * inPhase(1) * design.replicates;
  const phaseTwo = tasks.phaseTwo.length * inPhase(2) * design.replicates;
  return { phaseOne, phaseTwo, total: phaseOne + phaseTwo };
}

/** What is known of how long runs take: median seconds of finished runs by task, and how many runs that rests on. */
export interface KnownTimes {
  secondsByTask: Record<string, number>;
  runs: number;
  studies: number;
}

/** Assumed where nothing has been measured: one fresh process of a workload, and an agent's own part of a run. */
const PROCESS_SECONDS = 0.6;
const AGENT_SECONDS = 5;
const VARIANTS = 3;

/** How long a design will take on so many workers, and in one sentence what that rests on. */
export function forecast(design: StudyDesign, known: KnownTimes, workers: number): Forecast {
  const { warmups, minRounds, maxRounds } = design.measurement;
  const rounds = warmups + (minRounds + maxRounds) / 2;
  const assumed = AGENT_SECONDS + rounds * VARIANTS * PROCESS_SECONDS;
  const { taskIds } = design.sample;
  const timed = taskIds.map((id) => known.secondsByTask[id]).filter((seconds) => seconds !== undefined);
  const elsewhere = timed.length > 0 ? timed.reduce((sum, each) => sum + each, 0) / timed.length : assumed;
  const perTask = taskIds.reduce((sum, id) => sum + (known.secondsByTask[id] ?? elsewhere), 0);
  const runs = countRuns(design).total;
  const seconds = taskIds.length === 0 ? 0 : ((perTask / taskIds.length) * runs) / Math.max(workers, 1);
  return { seconds, restsOn: restsOn({ timed: timed.length, tasks: taskIds.length, assumed, known, workers }) };
}

function restsOn(on: { timed: number; tasks: number; assumed: number; known: KnownTimes; workers: number }): string {
  const who = countOf(Math.max(on.workers, 1), "worker");
  const nobody = on.workers === 0 ? " No worker is running now." : "";
  if (on.timed === 0)
    return `Assumed, not measured: ${duration(on.assumed)} a run from the number of rounds, on ${who}.${nobody}`;
  const rest = on.timed < on.tasks ? `, the other ${on.tasks - on.timed} taken as their mean` : "";
  return `From ${countOf(on.known.runs, "finished run")} of ${on.timed} of ${countOf(on.tasks, "task")}${rest}; on ${who}.${nobody}`;
}

/** Assumed spread of log SR: of the true difference over tasks, and of one run around its task's mean. */
export interface AssumedSpread {
  between: number;
  within: number;
}

export const POWER = 0.8;

/**
 * The smallest difference of mean log SR the design finds with 80 % power, at α alone and at Holm's strictest step, α over the
 * number of contrasts. The spread of a task's difference is √(between² + 2 within² / replicates).
 */
export function detectable(
  design: StudyDesign,
  { between, within }: AssumedSpread,
): { sd: number; alone: Answer<number>; corrected: Answer<number> } {
  const sd = Math.sqrt(between ** 2 + (2 * within ** 2) / Math.max(design.replicates, 1));
  const { alpha, contrasts } = design.plan;
  const at = (level: number) =>
    minimumDetectableEffect({ n: design.sample.taskIds.length, sd, alpha: level, power: POWER });
  return { sd, alone: at(alpha), corrected: at(alpha / Math.max(contrasts.length, 1)) };
}

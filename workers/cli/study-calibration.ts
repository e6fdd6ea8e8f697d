import type { Command } from "commander";
import { z } from "zod";
import { chosenAgent } from "@/lib/agents/agents";
import { breakerCheck, equivalenceCheck, predictionCheck, type TimedRun } from "@/lib/analysis/calibration";
import { studyResults } from "@/lib/analysis/study-results";
import { benchmarkById } from "@/lib/benchmarks/benchmarks";
import { countOf } from "@/lib/protocol/count-of";
import { sayProblems } from "@/lib/protocol/problem";
import type { RunEffect } from "@/lib/protocol/run-record";
import { check } from "@/lib/protocol/say-issue";
import type { StudyDesign } from "@/lib/protocol/study";
import { Refusal } from "@/lib/store/refusal";
import { runEffects, runOutcome } from "@/lib/store/run-effects";
import { getStudy } from "@/lib/store/studies";
import { AnsweredNo, answer, BadUsage } from "./answer";
import { readNamedFile } from "./named-file";
import { STUDY_ID } from "./study-id";

const Prediction = z.object({
  studyId: z.string(),
  at: z.string(),
  contrasts: z.array(z.object({ id: z.string(), effect: z.number() })),
});

/** `wick study calibration ID`: does the instrument find the answers that are known? */
export function addStudyCalibration(study: Command): void {
  study
    .command("calibration")
    .description("hold a complete study of known-answer agents to its known answers; exit 1 unless all hold")
    .argument("<id>", STUDY_ID)
    .requiredOption("--predicted <file>", "what `wick study predict --json` answered before the runs")
    .option("--json", "answer in JSON")
    .action(async (id: string, { predicted, json }: { predicted: string; json?: boolean }) => {
      const report = await calibrationOf(id, await readPrediction(predicted, id));
      answer(json, report, () => lines(report).join("\n"));
      if (!report.holds) throw new AnsweredNo();
    });
}

async function calibrationOf(id: string, prediction: z.infer<typeof Prediction>) {
  const { design, state } = await getStudy(id);
  if (state !== "complete")
    throw new Refusal("wrong-state", `Study ${id} is ${state}, and a calibration needs a complete one.`);
  const runs = await runEffects(id);
  const tasks = await benchmarkById(design.benchmark).load();
  const options = { margin: design.plan.equivalenceMargin, alpha: design.plan.alpha };
  const results = studyResults(design, runs, tasks);
  const expert = equivalenceCheck(await timedRuns(runsOf(design, runs, "expert")), "expert", options);
  const noop = equivalenceCheck(await timedRuns(runsOf(design, runs, "noop")), "base", options);
  const breaker = breakerCheck(runsOf(design, runs, "breaker"));
  const predictions = prediction.contrasts.flatMap(({ id: contrast, effect }) => {
    const result = results.contrasts.find((each) => each.contrast.id === contrast);
    return result ? [{ contrast, n: result.n, ...predictionCheck(result, effect) }] : [];
  });
  const holds = expert.holds && noop.holds && breaker.holds && predictions.every((each) => each.holds);
  return {
    studyId: id,
    predictedAt: prediction.at,
    denominator: results.denominator,
    expert,
    noop,
    breaker,
    predictions,
    holds,
  };
}

/** Runs under conditions whose agent is this one. */
const runsOf = (design: StudyDesign, runs: readonly RunEffect[], agentId: string): RunEffect[] => {
  const own = design.conditions.filter((each) => chosenAgent(each.agent ?? design.agent).agent.id === agentId);
  return runs.filter((run) => own.some((condition) => condition.id === run.conditionId));
};

async function timedRuns(runs: readonly RunEffect[]): Promise<TimedRun[]> {
  const timed: TimedRun[] = [];
  for (const run of runs) {
    const found = await runOutcome(run.id);
    if (found) timed.push({ taskId: run.taskId, samples: found.measurement.samples });
  }
  return timed;
}

async function readPrediction(file: string, studyId: string): Promise<z.infer<typeof Prediction>> {
  const checked = check(Prediction, parseJson(await readNamedFile(file), file));
  if (!checked.ok) throw new BadUsage(`${file} is no prediction: ${sayProblems(checked.problems, "it")}.`);
  if (checked.value.studyId !== studyId)
    throw new BadUsage(`${file} predicts the study ${checked.value.studyId}, not ${studyId}.`);
  return checked.value;
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadUsage(`${file} is no prediction: it is not JSON, as \`wick study predict --json\` writes it.`);
  }
}

function lines(report: Awaited<ReturnType<typeof calibrationOf>>): string[] {
  const verdict = (holds: boolean) => (holds ? "holds" : "FAILS");
  const equivalent = ({ tasks }: typeof report.expert) =>
    `${tasks.filter((task) => task.equivalent).length} of ${countOf(tasks.length, "task")}`;
  const notes = ({ tasks }: typeof report.expert) =>
    tasks.flatMap((task) => (task.note ? [`  ${task.taskId}: ${task.note}`] : []));
  return [
    `runs: ${report.denominator.scored} scored of ${report.denominator.planned}`,
    `expert equivalent to SR 1: ${equivalent(report.expert)}, ${verdict(report.expert.holds)}`,
    ...notes(report.expert),
    `no edit equivalent to speedup 1: ${equivalent(report.noop)}, ${verdict(report.noop.holds)}`,
    ...notes(report.noop),
    `breaker incorrect: ${report.breaker.scored - report.breaker.correct.length} of ${countOf(report.breaker.scored, "run")}, ${verdict(report.breaker.holds)}`,
    ...report.predictions.map(
      ({ contrast, predicted, estimate, interval, holds }) =>
        `${contrast}: predicted ${predicted.toFixed(3)}, measured ${estimate?.toFixed(3) ?? "none"}${interval ? ` [${interval.low.toFixed(3)}, ${interval.high.toFixed(3)}]` : ""}, ${verdict(holds)}`,
    ),
  ];
}

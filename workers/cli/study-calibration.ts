import type { Command } from "commander";
import { z } from "zod";
import { chosenAgent } from "@/lib/agents/agents";
import {
  breakerCheck,
  type EquivalenceCheck,
  equivalenceCheck,
  predictionCheck,
  type TimedRun,
} from "@/lib/analysis/calibration";
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
import { STUDY_ID, studyId } from "./study-id";

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
    .option(
      "--predicted <file>",
      "what `wick study predict --json` answered before the runs; without it no effect is checked",
    )
    .option("--json", "answer in JSON")
    .action(async (given: string, { predicted, json }: { predicted?: string; json?: boolean }) => {
      const id = await studyId(given);
      const report = await calibrationOf(id, predicted === undefined ? null : await readPrediction(predicted, id));
      answer(json, report, () => lines(report).join("\n"));
      if (!report.holds) throw new AnsweredNo();
    });
}

async function calibrationOf(id: string, prediction: z.infer<typeof Prediction> | null) {
  const { design, state } = await getStudy(id);
  if (state !== "complete")
    throw new Refusal("wrong-state", `Study ${id} is ${state}, and a calibration needs a complete one.`);
  const runs = await runEffects(id);
  const tasks = await benchmarkById(design.benchmark).load();
  const options = { margin: design.plan.equivalenceMargin, alpha: design.plan.alpha };
  const results = studyResults(design, runs, tasks);
  const runsBy = (agentId: string) => runsOf(design, runs, agentId);
  const [expertRuns, noopRuns, breakerRuns] = [runsBy("expert"), runsBy("noop"), runsBy("breaker")];
  const expert = expertRuns && equivalenceCheck(await timedRuns(expertRuns), "expert", options);
  const noop = noopRuns && equivalenceCheck(await timedRuns(noopRuns), "base", options);
  const breaker = breakerRuns && breakerCheck(breakerRuns);
  const predictions = (prediction?.contrasts ?? []).flatMap(({ id: contrast, effect }) => {
    const result = results.contrasts.find((each) => each.contrast.id === contrast);
    return result ? [{ contrast, n: result.n, ...predictionCheck(result, effect) }] : [];
  });
  const checks = [expert, noop, breaker, ...predictions].filter((each) => each !== null);
  if (checks.length === 0)
    throw new Refusal("wrong-state", `Study ${id} has no known answer: none of its agents is expert, noop or breaker.`);
  return {
    studyId: id,
    predictedAt: prediction?.at ?? null,
    denominator: results.denominator,
    expert,
    noop,
    breaker,
    predictions,
    holds: checks.every((each) => each.holds),
  };
}

/** Runs under conditions whose agent is this one; null where the study has no such condition. */
const runsOf = (design: StudyDesign, runs: readonly RunEffect[], agentId: string): RunEffect[] | null => {
  const own = design.conditions.filter((each) => chosenAgent(each.agent ?? design.agent).agent.id === agentId);
  return own.length === 0 ? null : runs.filter((run) => own.some((condition) => condition.id === run.conditionId));
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

function lines({
  denominator,
  expert,
  noop,
  breaker,
  predictions,
}: Awaited<ReturnType<typeof calibrationOf>>): string[] {
  return [
    `runs: ${denominator.scored} scored of ${denominator.planned}`,
    ...(expert ? equivalenceLines("expert equivalent to SR 1", expert) : []),
    ...(noop ? equivalenceLines("no edit equivalent to speedup 1", noop) : []),
    ...(breaker
      ? [
          `breaker incorrect: ${breaker.scored - breaker.correct.length} of ${countOf(breaker.scored, "run")}, ${verdict(breaker.holds)}`,
        ]
      : []),
    ...predictions.map(
      ({ contrast, predicted, estimate, interval, holds }) =>
        `${contrast}: predicted ${predicted.toFixed(3)}, measured ${estimate?.toFixed(3) ?? "none"}${interval ? ` [${interval.low.toFixed(3)}, ${interval.high.toFixed(3)}]` : ""}, ${verdict(holds)}`,
    ),
  ];
}

function equivalenceLines(what: string, { tasks, holds }: EquivalenceCheck): string[] {
  const equivalent = tasks.filter((task) => task.equivalent).length;
  const notes = tasks.flatMap((task) => (task.note ? [`  ${task.taskId}: ${task.note}`] : []));
  return [`${what}: ${equivalent} of ${countOf(tasks.length, "task")}, ${verdict(holds)}`, ...notes];
}

const verdict = (holds: boolean) => (holds ? "holds" : "FAILS");

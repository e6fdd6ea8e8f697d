import { load } from "@/app/load";
import { mayBeSeen } from "@/lib/protocol/may-be-seen";
import type { Perturbations } from "@/lib/protocol/perturbation";
import { emptyTrajectory } from "@/lib/protocol/trajectory";
import { eventsAfter } from "@/lib/store/events";
import { basesOf } from "@/lib/store/profiles";
import { runOutcome } from "@/lib/store/run-effects";
import { attemptsOf, getRun, listRuns, neighbours } from "@/lib/store/runs";
import { getStudy } from "@/lib/store/studies";
import { foldAttempt } from "./fold-attempt";

export interface AskedRun {
  attempt?: string;
  step?: string;
}

/** Everything the page of a run shows; effects only where the study lets them be seen (DESIGN §12). */
export async function loadRunPage(id: string, asked: AskedRun) {
  const run = await load(getRun(id));
  const [study, attempts, beside, sameTask, bases] = await load(
    Promise.all([
      getStudy(run.studyId),
      attemptsOf(id),
      neighbours(run),
      listRuns(run.studyId, { taskId: run.taskId }, { limit: 500 }),
      basesOf(run.studyId),
    ]),
  );
  const attempt = attempts.find((each) => String(each.number) === asked.attempt) ?? attempts.at(-1) ?? null;
  const trajectory = attempt ? await load(foldAttempt(attempt.id)) : emptyTrajectory("");
  const step = trajectory.steps.find((each) => String(each.step) === asked.step);
  const conditions = study.design.conditions;
  const conditionIndex = conditions.findIndex((condition) => condition.id === run.conditionId);
  const isDone = run.state === "done" && attempt?.state === "done";
  return {
    ...{ run, study, attempts, attempt, trajectory, beside, conditionIndex },
    condition: conditions[conditionIndex],
    /** An earlier attempt is over, whatever its run does now. */
    shownState: attempt === null || attempt === attempts.at(-1) ? run.state : ("done" as const),
    sameTask: sameTask.runs,
    perturbations: perturbationsOf(bases.filter((base) => base.taskId === run.taskId)),
    firstEvents:
      attempt && step ? await eventsAfter(attempt.id, step.firstSeq - 1, step.lastSeq - step.firstSeq + 1) : [],
    result: isDone ? await load(runOutcome(id)) : null,
    maySeeEffects: mayBeSeen(study),
  };
}

const perturbationsOf = (bases: Awaited<ReturnType<typeof basesOf>>): Perturbations =>
  Object.fromEntries(
    bases.flatMap(({ captureHash, perturbation }) => (perturbation ? [[captureHash, perturbation]] : [])),
  );

export type RunPage = Awaited<ReturnType<typeof loadRunPage>>;

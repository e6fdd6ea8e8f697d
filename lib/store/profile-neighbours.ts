import { z } from "zod";
import { query } from "./database";
import { requireId } from "./refusal";

/** The run that took a profile. */
const TakenBy = z.object({ runId: z.string(), conditionId: z.string(), replicate: z.int(), attempt: z.int() });
export type TakenBy = z.infer<typeof TakenBy>;

const OF_RUN = 'run.id as "runId", run.condition_id as "conditionId", run.replicate, attempt.number as attempt';

/** The run of an attempt that took a profile; null when it is gone. */
export async function takenBy(attemptId: string): Promise<TakenBy | null> {
  const [row] = await query(`select ${OF_RUN} from attempt join run on run.id = attempt.run_id where attempt.id = $1`, [
    requireId("attempt", attemptId),
  ]);
  return row ? TakenBy.parse(row) : null;
}

/** A profile of a task, and the run that took it; a base profile is no run's own. */
const OfTask = z.object({ id: z.string(), label: z.string(), run: TakenBy.nullable() });
export type ProfileOfTask = z.infer<typeof OfTask>;

const MOST = 500;

/** The profiles a study has of a task, oldest first, of the attempts that count: each run's newest. */
export async function profilesOfTask(studyId: string, taskId: string): Promise<ProfileOfTask[]> {
  const rows = await query(
    `select profile.id, profile.label, ${OF_RUN}
       from profile
       left join attempt on attempt.id = profile.attempt_id
       left join run on run.id = attempt.run_id
      where profile.study_id = $1 and profile.task_id = $2 and (attempt.id is null or attempt.number = run.attempts)
      order by profile.id limit ${MOST}`,
    [requireId("study", studyId), taskId],
  );
  return rows.map(({ id, label, ...run }) => OfTask.parse({ id, label, run: run.runId === null ? null : run }));
}

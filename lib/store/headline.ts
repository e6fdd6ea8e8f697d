import { z } from "zod";
import type { Headline } from "@/lib/protocol/study-record";
import { query } from "./database";

const HeadlineRow = z.object({
  study_id: z.string(),
  condition_id: z.string(),
  runs: z.int(),
  correct: z.int(),
  mean_log: z.number().nullable(),
});

/** Each study's conditions with their means. Replicates are averaged within a task first: the task is the unit (DESIGN §9). */
export async function readHeadlines(ids: readonly string[]): Promise<Map<string, Headline[]>> {
  const rows = await query(
    `select study_id, condition_id, sum(runs)::int as runs, sum(correct)::int as correct, avg(mean_log) as mean_log
     from (
       select study_id, condition_id, task_id, count(*) as runs, count(*) filter (where correct) as correct,
         avg(log_speedup_ratio) as mean_log
       from run where study_id = any($1::uuid[]) and state = 'done'
       group by study_id, condition_id, task_id
     ) as per_task
     group by study_id, condition_id order by condition_id`,
    [ids],
  );
  const headlines = new Map<string, Headline[]>();
  for (const row of z.array(HeadlineRow).parse(rows))
    headlines.set(row.study_id, [
      ...(headlines.get(row.study_id) ?? []),
      { conditionId: row.condition_id, runs: row.runs, correct: row.correct, meanLogSpeedupRatio: row.mean_log },
    ]);
  return headlines;
}

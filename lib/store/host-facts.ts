import { HostFacts } from "@/lib/protocol/host-facts";
import { query } from "./database";
import { requireId } from "./refusal";

/**
 * How the measurements of a study's finished runs were carried out, counted where they lie: each is unpacked once and its raw samples never leave the database.
 *
 * @throws Refusal (`not-found`) when the id is none
 */
export async function hostFacts(studyId: string): Promise<HostFacts> {
  const [row] = await query(
    `select count(*)::int as measured,
       coalesce(array_agg(distinct judged.host order by judged.host), '{}') as hosts,
       count(*) filter (where judged.isolation = 'full')::int as "full",
       count(*) filter (where judged.isolation = 'reduced')::int as reduced,
       count(judged."pinnedCore")::int as pinned,
       count(*) filter (where busy.repeats > 0)::int as repeated,
       count(*) filter (where busy.overloaded)::int as overloaded
     from run
       join attempt on attempt.run_id = run.id and attempt.state = 'done'
       cross join jsonb_to_record(attempt.measurement)
         as judged(host text, isolation text, "pinnedCore" int, load jsonb)
       cross join jsonb_to_record(judged.load) as busy(repeats int, overloaded boolean)
     where run.study_id = $1 and run.state = 'done'`,
    [requireId("study", studyId)],
  );
  return HostFacts.parse(row);
}

import { median } from "d3";
import type { KnownTimes } from "@/components/design/forecast";
import { listStudies } from "@/lib/store/list-studies";
import { listRuns } from "@/lib/store/runs";

const STUDIES = 5;
const RUNS = 500;

/** How long finished runs of the newest complete studies with this agent took, by task. */
export async function knownTimes(agentId: string): Promise<KnownTimes> {
  const studies = (await listStudies({ limit: 50 })).filter(
    (study) => study.agent === agentId && study.counts.done > 0,
  );
  const used = studies.slice(0, STUDIES);
  const pages = await Promise.all(used.map(({ id }) => listRuns(id, { states: ["done"] }, { limit: RUNS })));
  const seconds = new Map<string, number[]>();
  for (const { taskId, startedAt, finishedAt } of pages.flatMap((page) => page.runs))
    if (startedAt && finishedAt)
      seconds.set(taskId, [...(seconds.get(taskId) ?? []), (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000]);
  return {
    secondsByTask: Object.fromEntries([...seconds].map(([taskId, times]) => [taskId, median(times) ?? 0])),
    runs: [...seconds.values()].reduce((sum, times) => sum + times.length, 0),
    studies: used.length,
  };
}

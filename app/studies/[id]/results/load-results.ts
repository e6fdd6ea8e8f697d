import { load } from "@/app/load";
import { tasksOf } from "@/app/studies/benchmark-tasks";
import type { ResultsView } from "@/components/results/results-view";
import { type StudyResults, studyResults } from "@/lib/analysis/study-results";
import { interimOf } from "@/lib/protocol/interim";
import { mayBeSeen } from "@/lib/protocol/may-be-seen";
import type { RunEffect } from "@/lib/protocol/run-record";
import type { StudyRecord } from "@/lib/protocol/study-record";
import type { Task } from "@/lib/protocol/task";
import { runEffects } from "@/lib/store/run-effects";
import { getStudy } from "@/lib/store/studies";

/** A study, and its results where they may be seen (DESIGN §12). */
export async function loadResults(id: string): Promise<{ study: StudyRecord; view: ResultsView | null }> {
  const before = await load(getStudy(id));
  if (!mayBeSeen(before)) return { study: before, view: null };
  const [runs, tasks] = await load(Promise.all([runEffects(id), tasksOf(before.design.benchmark)]));
  // Asked again after the effects were read: a run that ended in between is not covered by the look.
  const study = await load(getStudy(id));
  if (!mayBeSeen(study)) return { study, view: null };
  const results = resultsOf(study, runs, tasks);
  const { scored, planned } = results.denominator;
  return { study, view: { study, runs, tasks, results, interim: interimOf(study.state, scored, planned) } };
}

const KEPT = 8;
const shared = globalThis as typeof globalThis & { wickResults?: Map<string, StudyResults> };

/** The analysis of a study as it is now; its resampling takes a while, so it is kept until a run changes. */
function resultsOf(study: StudyRecord, runs: readonly RunEffect[], tasks: readonly Task[]): StudyResults {
  shared.wickResults ??= new Map();
  const cache = shared.wickResults;
  const key = `${study.id} ${study.change}`;
  const results = cache.get(key) ?? studyResults(study.design, runs, tasks);
  cache.delete(key);
  cache.set(key, results);
  const oldest = cache.keys().next().value;
  if (cache.size > KEPT && oldest !== undefined) cache.delete(oldest);
  return results;
}

import { group } from "d3";
import { generator } from "@/lib/stats/generator";
import type { Task } from "./task";

/**
 * Protocol §5.1: strata are repositories; `perStratum` tasks drawn uniformly without replacement from each (all of a
 * smaller one), or every task with `null`. The same tasks, seed and count give the same ids in the same order.
 */
export function sampleTasks(tasks: readonly Task[], perStratum: number | null, seed: number): string[] {
  const strata = group([...tasks].sort(byId), (task) => task.repository);
  return [...strata.keys()].sort().flatMap((repository) => {
    const ids = (strata.get(repository) ?? []).map((task) => task.id);
    if (perStratum === null) return ids;
    return generator(seed).fork(`sample/${repository}`).shuffle(ids).slice(0, perStratum).sort();
  });
}

const byId = (a: Task, b: Task) => (a.id < b.id ? -1 : 1);

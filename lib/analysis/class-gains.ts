import type { Task } from "@/lib/protocol/task";
import type { Answer } from "@/lib/stats/answer";
import { oneSampleT, type TEstimate } from "@/lib/stats/one-sample-t";
import type { ContrastResult } from "./contrast-result";
import type { TaskFacts } from "./task-scores";

/** RQ4: a contrast within one bottleneck class. Uncorrected: a look at where the gain comes from, not a test of each. */
export interface ClassGain {
  bottleneck: Task["bottleneck"];
  tasks: string[];
  meanDifference: number;
  /** No interval with a single task. */
  estimate: Answer<TEstimate>;
}

/** Classes with the most tasks first. */
export function classGains(result: ContrastResult, tasks: readonly TaskFacts[], level: number): ClassGain[] {
  const classOf = new Map(tasks.map((task) => [task.id, task.bottleneck]));
  const groups = new Map<Task["bottleneck"], ContrastResult["pairs"]>();
  for (const pair of result.pairs) {
    const bottleneck = classOf.get(pair.taskId);
    if (bottleneck) groups.set(bottleneck, [...(groups.get(bottleneck) ?? []), pair]);
  }
  return [...groups.entries()]
    .map(([bottleneck, pairs]) => {
      const differences = pairs.map((pair) => pair.difference);
      return {
        bottleneck,
        tasks: pairs.map((pair) => pair.taskId),
        meanDifference: differences.reduce((sum, value) => sum + value, 0) / differences.length,
        estimate: oneSampleT(differences, { against: 0, level }),
      };
    })
    .sort((a, b) => b.tasks.length - a.tasks.length || (a.bottleneck < b.bottleneck ? -1 : 1));
}

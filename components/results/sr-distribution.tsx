import { Figure } from "@/components/charts/figure";
import { Strip } from "@/components/charts/strip";
import { countOf } from "@/lib/protocol/count-of";
import { indexOf, type ResultsView } from "./results-view";
import { estimateText } from "./say-numbers";

/** SR of every task under every condition, with the mean of log SR and its interval. */
export function SrDistribution({ view }: { view: ResultsView }) {
  const groups = view.results.conditions.map(({ conditionId, tasks, meanLogRatio }) => ({
    id: conditionId,
    points: tasks.map((task) => ({
      id: task.taskId,
      value: task.meanLogRatio,
      title: `${task.taskId} · ${conditionId}: SR ${Math.exp(task.meanLogRatio).toFixed(2)}, ${countOf(task.replicates, "replicate")}`,
      href: `/runs/${task.runIds[0]}`,
    })),
    mean: meanLogRatio.ok ? meanLogRatio.value.estimate : tasks.length === 1 ? (tasks[0]?.meanLogRatio ?? null) : null,
    interval: meanLogRatio.ok ? meanLogRatio.value.interval : null,
    said: meanLogRatio.ok
      ? estimateText(meanLogRatio.value.estimate, meanLogRatio.value.interval)
      : countOf(tasks.length, "task"),
  }));
  const header = ["condition", "task", "repository", "mean_log_sr", "share_correct", "replicates", "run"];
  const rows = view.results.conditions.flatMap(({ conditionId, tasks }) =>
    tasks.map((task) => [
      ...[conditionId, task.taskId, task.repository, task.meanLogRatio, task.correct, task.replicates],
      task.runIds[0] ?? null,
    ]),
  );
  return (
    <Figure
      isSimulated={view.study.simulated}
      interim={view.interim}
      name="sr-by-condition"
      title="SR by condition"
      data={{ header, rows }}
      caption={`One point a task, replicates averaged in log SR; diamond and bar: mean of log SR with its ${Math.round(100 * view.results.level)} % t interval, in numbers at the right. Incorrect patches count as no edit.`}
    >
      <Strip
        groups={groups}
        kind="ratio"
        axis="SR = expert's time / patch's time (log axis)"
        label="SR of every task by condition"
        indices={view.results.conditions.map(({ conditionId }) => indexOf(view, conditionId))}
      />
    </Figure>
  );
}

import { Figure } from "@/components/charts/figure";
import { Forest } from "@/components/charts/forest";
import { classGains } from "@/lib/analysis/class-gains";
import type { ContrastResult } from "@/lib/analysis/contrast-result";
import { explain } from "@/lib/stats/answer";
import type { ResultsView } from "./results-view";
import { estimateText } from "./say-numbers";

/** A contrast within each bottleneck class. */
export function ClassGainsForest({ view, result }: { view: ResultsView; result: ContrastResult }) {
  const gains = classGains(result, view.tasks, view.results.level);
  const { treatment, control, id } = result.contrast;
  const rows = gains.map(({ bottleneck, tasks, meanDifference, estimate }) => ({
    id: bottleneck,
    label: bottleneck,
    note: String(tasks.length),
    estimate: meanDifference,
    interval: estimate.ok ? estimate.value.interval : null,
    said: `${estimateText(meanDifference, estimate.ok ? estimate.value.interval : null)}${estimate.ok ? "" : tasks.length === 1 ? " (1 task)" : ""}`,
  }));
  const header = ["class", "tasks", "mean_difference", "low", "high", "p_uncorrected", "task_ids", "note"];
  const data = gains.map(({ bottleneck, tasks, meanDifference, estimate }) => [
    ...[bottleneck, tasks.length, meanDifference],
    ...(estimate.ok
      ? [estimate.value.interval.low, estimate.value.interval.high, estimate.value.p, tasks.join(" "), null]
      : [null, null, null, tasks.join(" "), explain(estimate.reason)]),
  ]);
  return (
    <Figure
      isSimulated={view.study.simulated}
      interim={view.interim}
      name={`classes-${id}`}
      title={`${treatment} − ${control} by bottleneck class`}
      data={{ header, rows: data }}
      caption="Difference of mean log SR within each class, number of tasks beside its name. Intervals are not corrected for the number of classes: a look at where the gain comes from, not a test of each. An arrow: the interval goes on. A class of one task has none."
    >
      <Forest rows={rows} reference={0} axis="difference of mean log SR" label="Gains by bottleneck class" />
    </Figure>
  );
}

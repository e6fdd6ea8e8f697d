import { Figure } from "@/components/charts/figure";
import { Forest } from "@/components/charts/forest";
import { countOf } from "@/lib/protocol/count-of";
import { explain } from "@/lib/stats/answer";
import { indexOf, type ResultsView } from "./results-view";
import { scoreText } from "./say-numbers";

/** SWE-fficiency's overall score by condition, with its bootstrap interval. */
export function OverallScores({ view }: { view: ResultsView }) {
  const { conditions, resamples, seed } = view.results;
  const rows = conditions.map(({ conditionId, label, tasks, overallScore }) => ({
    id: conditionId,
    label: `${conditionId} ${label.length > 16 ? `${label.slice(0, 15)}…` : label}`,
    note: countOf(tasks.length, "task"),
    estimate: overallScore.ok ? overallScore.value.estimate : null,
    interval: overallScore.ok ? overallScore.value.interval : null,
    said: overallScore.ok
      ? scoreText(overallScore.value.estimate, overallScore.value.interval)
      : "no score on these data",
  }));
  const header = ["condition", "label", "tasks", "overall_score", "low", "high", "resamples", "seed", "note"];
  const data = conditions.map(({ conditionId, label, tasks, overallScore }) => [
    ...[conditionId, label, tasks.length],
    ...(overallScore.ok
      ? [
          overallScore.value.estimate,
          overallScore.value.interval.low,
          overallScore.value.interval.high,
          overallScore.value.resamples,
          seed,
          null,
        ]
      : [null, null, null, null, null, explain(overallScore.reason)]),
  ]);
  return (
    <Figure
      isSimulated={view.study.simulated}
      interim={view.interim}
      name="overall-score"
      title="Overall score"
      data={{ header, rows: data }}
      caption={`Harmonic mean of SR over tasks (SWE-fficiency v0.0.3, floor 0.001). Percentile bootstrap over tasks, stratified by repository (those of one task pooled), ${resamples.toLocaleString("en-US")} resamples, plan seed ${seed}; such intervals covered 86–88 % at nominal 95 % on published reports, because a harmonic mean is ruled by its worst rows.`}
    >
      <Forest
        rows={rows}
        reference={1}
        axis="overall score (1 = as the expert)"
        label="Overall score by condition"
        colours={conditions.map(({ conditionId }) => indexOf(view, conditionId))}
      />
    </Figure>
  );
}

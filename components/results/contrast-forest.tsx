import { Figure } from "@/components/charts/figure";
import { Forest } from "@/components/charts/forest";
import type { ContrastResult } from "@/lib/analysis/contrast-result";
import { countOf } from "@/lib/protocol/count-of";
import { explain } from "@/lib/stats/answer";
import { indexOf, type ResultsView } from "./results-view";
import { estimateText, pText } from "./say-numbers";

/** All contrasts of a question under each other. */
export function ContrastForest({
  view,
  contrasts,
  name,
}: {
  view: ResultsView;
  contrasts: readonly ContrastResult[];
  name: string;
}) {
  const rows = contrasts.map(({ contrast, logRatio, n, adjustedP }) => ({
    id: contrast.id,
    label: `${contrast.treatment} − ${contrast.control}`,
    note: countOf(n, "task"),
    estimate: logRatio.ok ? logRatio.value.estimate : null,
    interval: logRatio.ok ? logRatio.value.interval : null,
    said: logRatio.ok
      ? `${estimateText(logRatio.value.estimate, logRatio.value.interval)}${adjustedP === null ? "" : ` p ${pText(adjustedP)}`}`
      : "no test on these data",
  }));
  const header = [
    "contrast",
    "treatment",
    "control",
    "tasks",
    "repositories",
    "difference_mean_log_sr",
    "low",
    "high",
    "p",
    "p_holm",
    "note",
  ];
  const data = contrasts.map(({ contrast, logRatio, n, clusters, adjustedP }) => [
    ...[contrast.id, contrast.treatment, contrast.control, n, clusters],
    ...(logRatio.ok
      ? [
          logRatio.value.estimate,
          logRatio.value.interval.low,
          logRatio.value.interval.high,
          logRatio.value.p,
          adjustedP,
          null,
        ]
      : [null, null, null, null, null, explain(logRatio.reason)]),
  ]);
  return (
    <Figure
      isSimulated={view.study.simulated}
      interim={view.interim}
      name={name}
      title="Contrasts: difference of mean log SR"
      data={{ header, rows: data }}
      caption={`Paired over tasks, ${Math.round(100 * view.results.level)} % t intervals (uncorrected), p after Holm over ${countOf(view.results.contrasts.length, "contrast")} of the plan. To the right of 0 the first condition is faster.`}
    >
      <Forest
        rows={rows}
        reference={0}
        axis="difference of mean log SR"
        label="Contrasts with their intervals"
        colours={contrasts.map(({ contrast }) => indexOf(view, contrast.treatment))}
      />
    </Figure>
  );
}

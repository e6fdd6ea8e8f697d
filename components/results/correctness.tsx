import { Figure } from "@/components/charts/figure";
import { Proportions } from "@/components/charts/proportions";
import type { Proportions as ProportionsOf } from "@/lib/analysis/condition-summary";
import type { ResultsView } from "./results-view";

const PANELS = [
  ["incorrect", "incorrect"],
  ["correctButNoSpeedup", "correct,  but slower"],
  ["speedupBelowExpert", "faster,  but below the expert"],
  ["expertOrBetter", "as fast as the expert,  or faster"],
] as const satisfies readonly (readonly [keyof ProportionsOf, string])[];

/** SWE-fficiency's four proportions by condition. */
export function Correctness({ view }: { view: ResultsView }) {
  const { conditions } = view.results;
  const panels = PANELS.map(([key, title]) => ({
    title: title.replace(",  ", ", "),
    shares: conditions.map(({ proportions }) => {
      const share = proportions[key];
      return share.ok ? share.value : null;
    }),
  }));
  const header = ["condition", "scored_runs", ...PANELS.flatMap(([key]) => [key, `${key}_low`, `${key}_high`])];
  const rows = conditions.map(({ conditionId, denominator, proportions }) => [
    ...[conditionId, denominator.scored],
    ...PANELS.flatMap(([key]) => {
      const share = proportions[key];
      return share.ok
        ? [share.value.estimate, share.value.interval.low, share.value.interval.high]
        : [null, null, null];
    }),
  ]);
  return (
    <Figure
      isSimulated={view.study.simulated}
      interim={view.interim}
      name="correctness-by-condition"
      title="Correct, and how fast"
      data={{ header, rows }}
      caption="SWE-fficiency's proportions over scored runs. An incorrect patch counts as no edit; against an expert of speedup 1 or less it would also count as fast as the expert, so the four need not sum to 100 %."
    >
      <Proportions panels={panels} conditions={conditions.map(({ conditionId }) => conditionId)} />
    </Figure>
  );
}

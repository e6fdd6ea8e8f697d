import { Curve } from "@/components/charts/curve";
import { Figure } from "@/components/charts/figure";
import { budgetCurve } from "@/lib/analysis/budget-curve";
import { indexOf, type ResultsView } from "./results-view";
import { estimateText, shareText } from "./say-numbers";

/** RQ3's curve, and what each step of the budget brought. */
export function BudgetTradeoff({ view }: { view: ResultsView }) {
  const levels = budgetCurve(view.study.design, view.results.conditions);
  const points = levels.flatMap(({ conditionId, profilingSeconds, meanLogRatio }) =>
    meanLogRatio ? [{ id: conditionId, seconds: profilingSeconds, ...meanLogRatio }] : [],
  );
  const header = [
    "condition",
    "label",
    "calls",
    "seconds_per_call",
    "budget_seconds",
    "mean_log_sr",
    "low",
    "high",
    "share_correct",
    "marginal_gain",
  ];
  const rows = levels.map((level) => [
    ...[level.conditionId, level.label, level.calls, level.secondsPerCall, level.profilingSeconds],
    ...[
      level.meanLogRatio?.estimate ?? null,
      level.meanLogRatio?.interval?.low ?? null,
      level.meanLogRatio?.interval?.high ?? null,
    ],
    ...[level.correct?.estimate ?? null, level.marginalGain],
  ]);
  return (
    <>
      <Figure
        isSimulated={view.study.simulated}
        interim={view.interim}
        name="budget-tradeoff"
        title="Score against profiling budget"
        data={{ header, rows }}
        caption={`Mean of log SR over tasks with its ${Math.round(100 * view.results.level)} % t interval; the band spans the intervals of each budget. Levels of the same budget differ in representation.`}
      >
        <Curve points={points} indices={points.map((point) => indexOf(view, point.id))} />
      </Figure>
      <div className="overflow-x-auto scroll-hint">
        <table className="text-table tabular mb-6">
          <caption className="sr-only">Budget levels</caption>
          <thead className="text-soft text-left">
            <tr>
              {["Condition", "Calls × seconds", "Mean log SR", "Correct runs", "Gain over the level below"].map(
                (name) => (
                  <th key={name} scope="col" className="font-medium pr-6 py-1 border-b border-hairline">
                    {name}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {levels.map((level) => (
              <tr key={level.conditionId}>
                <th scope="row" className="font-medium text-left pr-6 py-1">
                  {level.conditionId} <span className="font-normal text-soft">{level.label}</span>
                </th>
                <td className="pr-6">
                  {level.calls} × {level.secondsPerCall} s
                </td>
                <td className="pr-6">
                  {level.meanLogRatio
                    ? estimateText(level.meanLogRatio.estimate, level.meanLogRatio.interval)
                    : "no scored run"}
                </td>
                <td className="pr-6">
                  {level.correct ? shareText(level.correct.estimate, level.correct.interval) : "no scored run"}
                </td>
                <td>{level.marginalGain === null ? "" : estimateText(level.marginalGain, null)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

import type { ContrastResult } from "@/lib/analysis/contrast-result";
import type { ResearchQuestion } from "@/lib/protocol/study";
import { BudgetTradeoff } from "./budget-tradeoff";
import { ClassGainsForest } from "./class-gains-forest";
import { Correctness } from "./correctness";
import { FailureTable } from "./failure-table";
import { OverallScores } from "./overall-scores";
import type { ResultsView } from "./results-view";
import { RunStrip } from "./run-strip";
import { SrAgainstTokens } from "./sr-against-tokens";
import { SrDistribution } from "./sr-distribution";

/** What each question's page draws besides its contrasts. */
export function QuestionFigures({
  view,
  question,
  chosen,
}: {
  view: ResultsView;
  question: ResearchQuestion;
  chosen: ContrastResult | undefined;
}) {
  switch (question) {
    case "RQ1":
      return (
        <>
          <SrDistribution view={view} />
          <Correctness view={view} />
          <OverallScores view={view} />
          <SrAgainstTokens view={view} />
        </>
      );
    case "RQ2":
      return (
        <>
          <TokenFootprint view={view} />
          <SrAgainstTokens view={view} />
        </>
      );
    case "RQ3":
      return <BudgetTradeoff view={view} />;
    case "RQ4":
      return chosen ? <ClassGainsForest view={view} result={chosen} /> : null;
    case "RQ5":
      return (
        <>
          <FailureTable view={view} />
          <ProfilingUse view={view} />
        </>
      );
  }
}

const withProfiling = (view: ResultsView): string[] =>
  view.study.design.conditions.filter((condition) => condition.profiling).map((condition) => condition.id);

const number = (value: number): string => value.toLocaleString("en-US", { maximumFractionDigits: value < 10 ? 1 : 0 });

function TokenFootprint({ view }: { view: ResultsView }) {
  return (
    <RunStrip
      view={view}
      conditionIds={withProfiling(view)}
      name="evidence-tokens"
      title="Token footprint of the evidence"
      axis="evidence tokens a run"
      column="evidence_tokens"
      value={(totals) => totals.evidenceTokens}
      say={number}
      caption="Tokens of evidence shown in a run, counted once when shown; the diamond is the mean over runs. Conditions with profiling only."
    />
  );
}

function ProfilingUse({ view }: { view: ResultsView }) {
  return (
    <div className="grid grid-cols-1 gap-x-10 gap-y-6 xl:grid-cols-2">
      <RunStrip
        view={view}
        conditionIds={withProfiling(view)}
        name="profiling-calls"
        title="Profiling calls"
        axis="profiling calls a run"
        kind="count"
        column="profiling_calls"
        value={(totals) => totals.profilingCalls}
        say={number}
        caption="How often runs profiled, of what their condition allowed; equal numbers are heaped."
      />
      <RunStrip
        view={view}
        conditionIds={withProfiling(view)}
        name="evidence-share"
        title="Share of tokens that is evidence"
        axis="evidence tokens / all tokens of the run (%)"
        column="evidence_share_percent"
        value={(totals) => (totals.tokens > 0 ? (100 * totals.evidenceTokens) / totals.tokens : 0)}
        say={(value) => `${value.toFixed(1)} %`}
        caption="How much of what a run spent went to reading profiles."
      />
    </div>
  );
}

import { Figure } from "@/components/charts/figure";
import { Scatter } from "@/components/charts/scatter";
import { countOf } from "@/lib/protocol/count-of";
import type { ResultsView } from "./results-view";

/** What a speedup cost: SR against the tokens of the run. */
export function SrAgainstTokens({ view }: { view: ResultsView }) {
  const points = view.runs.flatMap(({ id, taskId, conditionId, replicate, score, totals }) =>
    score && totals
      ? [
          {
            ...{ id, conditionId, tokens: totals.tokens, logRatio: score.logSpeedupRatio, href: `/runs/${id}` },
            title: `${taskId} · ${conditionId} · r${replicate}: SR ${score.speedupRatio.toFixed(2)}, ${countOf(totals.tokens, "token")}`,
          },
        ]
      : [],
  );
  const header = ["run", "task", "condition", "replicate", "tokens", "evidence_tokens", "log_sr", "correct"];
  const rows = view.runs.flatMap(({ id, taskId, conditionId, replicate, score, totals }) =>
    score && totals
      ? [
          [
            id,
            taskId,
            conditionId,
            replicate,
            totals.tokens,
            totals.evidenceTokens,
            score.logSpeedupRatio,
            score.correct,
          ],
        ]
      : [],
  );
  return (
    <Figure
      isSimulated={view.study.simulated}
      interim={view.interim}
      name="sr-against-tokens"
      title="SR against tokens"
      data={{ header, rows }}
      caption="One mark a scored run, each opens it; the large marks are the conditions' means over runs (tokens, and log SR)."
    >
      <Scatter points={points} conditions={view.study.design.conditions.map((condition) => condition.id)} />
    </Figure>
  );
}

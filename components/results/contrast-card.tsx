import { group } from "d3";
import { Notice } from "@/components/ui/notice";
import type { ContrastResult } from "@/lib/analysis/contrast-result";
import { finding } from "@/lib/analysis/finding";
import { countOf } from "@/lib/protocol/count-of";
import { type Answer, explain, type Reason } from "@/lib/stats/answer";
import type { ResultsView } from "./results-view";
import { estimateText, factorText, keepTogether, pText } from "./say-numbers";
import { signFlipText } from "./say-sign-flip";

/** A contrast in one sentence, and everything a reviewer asks about it. */
export function ContrastCard({ view, result }: { view: ResultsView; result: ContrastResult }) {
  const { treatment, control } = result.contrast;
  const facts = result.n === 0 ? [] : factsOf(view, result);
  const unanswered = facts.flatMap(({ said }) => (typeof said === "string" ? [] : explain(said.reason)));
  const warnings = result.n === 0 ? [] : result.warnings.filter((warning) => !unanswered.includes(warning));
  return (
    <article id={result.contrast.id} className="pb-6 min-w-0">
      <h3 className="font-medium text-balance pb-2">
        {keepTogether(
          finding(result, { alpha: view.study.design.plan.alpha, state: view.study.state }, { treatment, control }),
        )}
      </h3>
      {view.interim === null || result.n === 0 ? null : (
        <p className="pb-2 text-table text-flame">{keepTogether(view.interim)}</p>
      )}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-table tabular">
        {[...facts.flatMap(answeredLine), ...unansweredLines(facts)].map(([name, value]) => (
          <div key={`${name} ${value}`} className="contents">
            <dt className="text-soft whitespace-nowrap">{name}</dt>
            <dd className="min-w-0 break-words">{keepTogether(value)}</dd>
          </div>
        ))}
      </dl>
      {warnings.length > 0 ? (
        <div className="grid gap-1.5 pt-3">
          {warnings.map((warning) => (
            <Notice key={warning} look="warn">
              {keepTogether(warning)}
            </Notice>
          ))}
        </div>
      ) : null}
    </article>
  );
}

/** A fact in words, or why these data do not tell it. */
interface Fact {
  name: string;
  said: string | { reason: Reason };
}

const answeredLine = ({ name, said }: Fact): [string, string][] => (typeof said === "string" ? [[name, said]] : []);

/** What cannot be told is told once for each reason, not once for each fact. */
const unansweredLines = (facts: readonly Fact[]): [string, string][] =>
  [...group(facts, ({ said }) => (typeof said === "string" ? null : said.reason))].flatMap(([reason, own]) =>
    reason === null ? [] : [["Unknown", `${own.map(({ name }) => name).join(", ")}. ${explain(reason)}`]],
  );

function factsOf(view: ResultsView, result: ContrastResult): Fact[] {
  const { logRatio, signFlip, clustered, overall, correct, correctMethod, adjustedP, detectable, n, clusters } = result;
  const family = view.results.contrasts.length;
  const runs = result.pairs.reduce((sum, pair) => sum + pair.runIds.length, 0);
  const fact = <T,>(name: string, answer: Answer<T>, say: (value: T) => string): Fact => ({
    name,
    said: answer.ok ? say(answer.value) : { reason: answer.reason },
  });
  return [
    fact(
      "Mean log SR",
      logRatio,
      ({ estimate, interval, df }) =>
        `${estimateText(estimate, interval)}, that is ${factorText(estimate)} the SR; paired t, df ${df}`,
    ),
    fact(
      "p",
      logRatio,
      ({ p }) =>
        `${pText(adjustedP ?? p)} after Holm over the ${countOf(family, "contrast")} of the plan (${pText(p)} by itself)`,
    ),
    fact("Sign-flip", signFlip, signFlipText),
    fact(
      "By repository",
      clustered,
      ({ estimate, interval, clusters, largestShare }) =>
        `${estimateText(estimate, interval)}, cluster-robust (CR2), the largest of ${countOf(clusters, "repository")} holds ${Math.round(100 * largestShare)} % of tasks`,
    ),
    fact(
      "Overall score",
      overall,
      ({ estimate, interval, resamples }) =>
        `${estimateText(estimate, interval)}, harmonic mean of SR; bootstrap stratified by repository (those of one task pooled), ${countOf(resamples, "resample")}, seed ${view.results.seed}`,
    ),
    fact(
      "Correct runs",
      correct,
      ({ estimate, interval }) => `${estimateText(estimate, interval)} (share), ${correctMethod}`,
    ),
    ...(detectable === null
      ? []
      : [
          {
            name: "Detectable",
            said: `differences of ${detectable.toFixed(2)} in mean log SR and more, with 80 % power`,
          },
        ]),
    {
      name: "Behind it",
      said: `${countOf(n, "task")} in ${countOf(clusters, "repository")}, ${countOf(runs, "run")}${result.unpaired.length > 0 ? `; left out, for want of a pair: ${result.unpaired.join(", ")}` : ""}`,
    },
  ];
}

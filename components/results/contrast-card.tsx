import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import type { ContrastResult } from "@/lib/analysis/contrast-result";
import { finding } from "@/lib/analysis/finding";
import { explain } from "@/lib/stats/answer";
import type { ResultsView } from "./results-view";
import { countOf, estimateText, factorText, pText } from "./say-numbers";

/** A contrast in one sentence, and everything a reviewer asks about it. */
export function ContrastCard({ view, result }: { view: ResultsView; result: ContrastResult }) {
  const { treatment, control } = result.contrast;
  const facts = factsOf(view, result);
  return (
    <article id={result.contrast.id} className="pb-6 min-w-0">
      <h2 className="font-medium text-balance pb-2">
        {finding(result, view.study.design.plan.alpha, { treatment, control })}
      </h2>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-table tabular">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-soft whitespace-nowrap">{name}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
      {result.warnings.length > 0 ? (
        <div className="grid gap-1.5 pt-3">
          {result.warnings.map((warning) => (
            <Notice key={warning} look="warn">
              {warning}
            </Notice>
          ))}
        </div>
      ) : null}
    </article>
  );
}

function factsOf(view: ResultsView, result: ContrastResult): [string, ReactNode][] {
  const { logRatio, signFlip, clustered, overall, correct, correctMethod, adjustedP, detectable, n, clusters } = result;
  const family = view.results.contrasts.length;
  const runs = result.pairs.reduce((sum, pair) => sum + pair.runIds.length, 0);
  return [
    [
      "Mean log SR",
      logRatio.ok
        ? `${estimateText(logRatio.value.estimate, logRatio.value.interval)}, that is ${factorText(logRatio.value.estimate)} the SR; paired t, df ${logRatio.value.df}`
        : explain(logRatio.reason),
    ],
    [
      "p",
      logRatio.ok && adjustedP !== null
        ? `${pText(adjustedP)} after Holm over the ${countOf(family, "contrast")} of the plan (${pText(logRatio.value.p)} by itself)`
        : "no test",
    ],
    ["Sign-flip", signFlip.ok ? signFlipText(signFlip.value) : explain(signFlip.reason)],
    [
      "By repository",
      clustered.ok
        ? `${estimateText(clustered.value.estimate, clustered.value.interval)}, cluster-robust (CR2), the largest of ${countOf(clustered.value.clusters, "repository")} holds ${Math.round(100 * clustered.value.largestShare)} % of tasks`
        : explain(clustered.reason),
    ],
    [
      "Overall score",
      overall.ok
        ? `${estimateText(overall.value.estimate, overall.value.interval)}, harmonic mean of SR; bootstrap stratified by repository (those of one task pooled), ${overall.value.resamples.toLocaleString("en-US")} resamples, seed ${overall.value.seed}`
        : explain(overall.reason),
    ],
    [
      "Correct runs",
      correct.ok
        ? `${estimateText(correct.value.estimate, correct.value.interval)} (share), ${correctMethod}`
        : explain(correct.reason),
    ],
    [
      "Detectable",
      detectable === null
        ? "unknown"
        : `differences of ${detectable.toFixed(2)} in mean log SR and more, with 80 % power`,
    ],
    [
      "Behind it",
      `${countOf(n, "task")} in ${countOf(clusters, "repository")}, ${countOf(runs, "run")}${result.unpaired.length > 0 ? `; left out, for want of a pair: ${result.unpaired.join(", ")}` : ""}`,
    ],
  ];
}

type SignFlipValue = Extract<ContrastResult["signFlip"], { ok: true }>["value"];

function signFlipText({ p, interval, method, assignments }: SignFlipValue): string {
  const bounds = interval.ok
    ? `, interval [${interval.value.low.toFixed(2)}, ${interval.value.high.toFixed(2)}] at ${(100 * interval.value.level).toFixed(1)} %`.replaceAll(
        "-",
        "−",
      )
    : "";
  return `p ${pText(p)} (uncorrected), ${method === "exact" ? "exact" : "Monte Carlo"} over ${assignments.toLocaleString("en-US")} sign assignments${bounds}`;
}

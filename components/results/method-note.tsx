import Link from "next/link";
import { Section } from "@/components/ui/page";
import { countOf } from "@/lib/protocol/count-of";
import type { ResultsView } from "./results-view";

/** As the analysis names its streams; the CSV of a figure and these names repeat a bootstrap exactly. */
const STREAMS = "analysis › contrast/ID › overall or sign-flip, analysis › overall/CONDITION";

/** How the numbers of the page were made. */
export function MethodNote({ view: { study, results } }: { view: ResultsView }) {
  const { plan, replicates, measurement } = study.design;
  return (
    <Section id="method" title="Method" aside="the plan was frozen before the first run">
      <p className="text-table text-soft max-w-[80ch]">
        SR = expert's time / patch's time, both timed in the same rounds ({measurement.minRounds} to{" "}
        {measurement.maxRounds} rounds of fresh processes). The unit is the task: its {replicates}{" "}
        {replicates === 1 ? "replicate is" : "replicates are"} averaged first, in log SR. Contrasts: paired t over tasks
        at {Math.round(100 * results.level)} %, Holm over the {countOf(results.contrasts.length, "contrast")} the plan
        declares, exact or Monte Carlo sign-flip test and cluster-robust (CR2) interval over repositories as checks.
        Overall score: bootstrap stratified by repository (those of one task pooled),{" "}
        {results.resamples.toLocaleString("en-US")} resamples, seed {results.seed}; each resampling draws from a stream
        of its own, split off the seed by name (<code className="font-mono text-[12px]">{STREAMS}</code>). Equivalence
        margin ±{Math.round(100 * plan.equivalenceMargin)} %. Protocol{" "}
        <code className="font-mono text-[12px]">{study.protocolHash?.slice(0, 12) ?? "not frozen"}</code>.{" "}
        <Link href={`/studies/${study.id}/rigor`} className="underline underline-offset-2">
          Rigor
        </Link>{" "}
        ·{" "}
        <Link href={`/studies/${study.id}/export`} className="underline underline-offset-2">
          Export
        </Link>
      </p>
    </Section>
  );
}

import { Figure } from "@/components/charts/figure";
import { Strip } from "@/components/charts/strip";
import { countOf } from "@/lib/protocol/count-of";
import type { RunEffect } from "@/lib/protocol/run-record";
import { indexOf, type ResultsView } from "./results-view";

type Totals = NonNullable<RunEffect["totals"]>;

/** One quantity of every scored run, by condition, with its mean over runs. */
export function RunStrip({
  view,
  conditionIds,
  name,
  title,
  axis,
  kind = "linear",
  column,
  value,
  say,
  caption,
}: {
  view: ResultsView;
  conditionIds: readonly string[];
  name: string;
  title: string;
  axis: string;
  kind?: "linear" | "count";
  /** The quantity's name in the CSV. */
  column: string;
  value(totals: Totals): number;
  say(value: number): string;
  caption: string;
}) {
  const scored = view.runs.flatMap((run) => (run.score && run.totals ? [{ run, worth: value(run.totals) }] : []));
  const groups = conditionIds.map((conditionId) => {
    const own = scored.filter(({ run }) => run.conditionId === conditionId);
    const mean = own.length === 0 ? null : own.reduce((sum, { worth }) => sum + worth, 0) / own.length;
    return {
      id: conditionId,
      points: own.map(({ run, worth }) => ({
        id: run.id,
        value: worth,
        title: `${run.taskId} · ${conditionId} · r${run.replicate}: ${say(worth)}`,
        href: `/runs/${run.id}`,
      })),
      ...{
        mean,
        interval: null,
        said: mean === null ? "no scored run" : `mean ${say(mean)} of ${countOf(own.length, "run")}`,
      },
    };
  });
  const rows = scored
    .filter(({ run }) => conditionIds.includes(run.conditionId))
    .map(({ run, worth }) => [run.id, run.taskId, run.conditionId, run.replicate, worth]);
  return (
    <Figure
      isSimulated={view.study.simulated}
      interim={view.interim}
      name={name}
      title={title}
      data={{ header: ["run", "task", "condition", "replicate", column], rows }}
      caption={caption}
    >
      <Strip
        groups={groups}
        kind={kind}
        axis={axis}
        label={title}
        indices={conditionIds.map((conditionId) => indexOf(view, conditionId))}
      />
    </Figure>
  );
}

import Link from "next/link";
import { Dumbbell } from "@/components/charts/dumbbell";
import { Figure } from "@/components/charts/figure";
import type { ContrastResult } from "@/lib/analysis/contrast-result";
import { countOf } from "@/lib/protocol/count-of";
import { indexOf, type ResultsView } from "./results-view";

/** A contrast task by task; one chooses among the contrasts of the question by links. */
export function TaskByTask({
  view,
  contrasts,
  chosen,
  path,
}: {
  view: ResultsView;
  contrasts: readonly ContrastResult[];
  chosen: ContrastResult;
  path: string;
}) {
  const { treatment, control, id } = chosen.contrast;
  const runsOf = (conditionId: string) =>
    new Map(
      view.results.conditions
        .find((condition) => condition.conditionId === conditionId)
        ?.tasks.map((task) => [task.taskId, task.runIds[0] ?? ""]),
    );
  const [treated, controls] = [runsOf(treatment), runsOf(control)];
  const rows = chosen.pairs.map((pair) => ({
    id: pair.taskId,
    control: pair.control,
    treatment: pair.treatment,
    controlHref: `/runs/${controls.get(pair.taskId)}`,
    treatmentHref: `/runs/${treated.get(pair.taskId)}`,
  }));
  const header = ["task", "repository", `log_sr_${control}`, `log_sr_${treatment}`, "difference", "run"];
  const data = chosen.pairs.map((pair) => [
    ...[pair.taskId, pair.repository, pair.control, pair.treatment, pair.difference],
    treated.get(pair.taskId) ?? null,
  ]);
  return (
    <div className="min-w-0">
      {contrasts.length > 1 ? (
        <nav aria-label="Contrast shown task by task" className="flex flex-wrap gap-1 pb-2 text-table">
          {contrasts.map(({ contrast }) => (
            <Link
              key={contrast.id}
              href={`${path}?contrast=${encodeURIComponent(contrast.id)}`}
              scroll={false}
              aria-current={contrast.id === id ? "true" : undefined}
              className="rounded border border-hairline px-2 py-0.5 text-soft aria-[current]:border-ink aria-[current]:text-ink"
            >
              {contrast.treatment} − {contrast.control}
            </Link>
          ))}
        </nav>
      ) : null}
      {chosen.n === 0 ? (
        <p className="text-table text-soft">
          No task has a scored run under both {treatment} and {control} yet.
        </p>
      ) : (
        <Figure
          isSimulated={view.study.simulated}
          interim={view.interim}
          name={`tasks-${id}`}
          title={`Task by task: ${treatment} against ${control}`}
          data={{ header, rows: data }}
          caption={`${countOf(chosen.n, "task")}, largest gain on top. A mark opens its run (replicate 1 of those averaged).`}
        >
          <Dumbbell
            rows={rows}
            control={{ id: control, index: indexOf(view, control) }}
            treatment={{ id: treatment, index: indexOf(view, treatment) }}
          />
        </Figure>
      )}
    </div>
  );
}

import Link from "next/link";
import { conditionColour } from "@/components/study/condition-dot";
import { writeRunFilter } from "@/components/study/run-filter";
import { sayMode } from "@/components/study/say-outcome";
import { CopyCsv } from "@/components/ui/copy-csv";
import { ScrollBox } from "@/components/ui/scroll-box";
import { FAILURE_MODES, type FailureMode, failureModes, type ModeTable } from "@/lib/analysis/failure-modes";
import { countOf } from "@/lib/protocol/count-of";
import { indexOf, type ResultsView } from "./results-view";
import { shareText } from "./say-numbers";

/** How runs went wrong, by condition, each share with its interval; a count opens the runs behind it. */
export function FailureTable({ view }: { view: ResultsView }) {
  const tables = failureModes(view.runs, view.study.design.conditions, view.results.level);
  const interim = view.interim === null ? [] : [view.interim];
  const header = ["mode", "condition", "runs", "scored", "share", "low", "high", ...interim.map(() => "interim")];
  const rows = tables.flatMap(({ conditionId, scored, modes }) =>
    modes.map(({ mode, runIds, proportion }) => [
      ...[mode, conditionId, runIds.length, scored],
      ...(proportion.ok
        ? [proportion.value.estimate, proportion.value.interval.low, proportion.value.interval.high]
        : [null, null, null]),
      ...interim,
    ]),
  );
  return (
    <div className="pb-6 min-w-0">
      <h2 className="font-medium text-table pb-1.5">Failure modes by condition</h2>
      <ScrollBox label="Failure modes by condition" className="scroll-hint">
        <table className="text-table tabular border-separate border-spacing-0">
          <caption className="sr-only">Failure modes by condition: runs, share and interval</caption>
          <thead>
            <tr>
              <th
                scope="col"
                className="text-left font-medium text-soft pr-6 py-1 border-b border-hairline sticky left-0 bg-paper"
              >
                Mode
              </th>
              {tables.map(({ conditionId, scored }) => (
                <th
                  key={conditionId}
                  scope="col"
                  className="text-left font-medium pr-6 py-1 border-b border-hairline whitespace-nowrap"
                >
                  {conditionId} <span className="text-soft font-normal">of {scored}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {FAILURE_MODES.map((mode) => (
              <tr key={mode}>
                <th scope="row" className="text-left font-normal pr-6 py-1.5 sticky left-0 bg-paper whitespace-nowrap">
                  {sayMode(mode)}
                </th>
                {tables.map((table) => (
                  <ModeCell
                    key={table.conditionId}
                    runsHref={`/studies/${view.study.id}/runs${writeRunFilter({ condition: table.conditionId, mode })}`}
                    table={table}
                    mode={mode}
                    index={indexOf(view, table.conditionId)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p className="pt-2 text-table text-soft flex flex-wrap gap-x-4">
        Shares of scored runs with {Math.round(100 * view.results.level)} % Wilson intervals; a run can show several
        modes.
        <CopyCsv header={header} rows={rows} />
      </p>
    </div>
  );
}

const WIDTH = 90;

function ModeCell({
  table,
  mode,
  index,
  runsHref,
}: {
  table: ModeTable;
  mode: FailureMode;
  index: number;
  /** The list of exactly the runs that are counted. */
  runsHref: string;
}) {
  const found = table.modes.find((each) => each.mode === mode);
  if (!found?.proportion.ok) return <td className="pr-6 text-soft">no run</td>;
  const { estimate, interval } = found.proportion.value;
  const x = (share: number) => 3 + share * (WIDTH - 6);
  return (
    <td className="pr-6 py-1.5 whitespace-nowrap align-top">
      <svg viewBox={`0 0 ${WIDTH} 8`} width={WIDTH} height="8" aria-hidden="true" className="block">
        <line x1={x(0)} x2={x(1)} y1="4" y2="4" className="stroke-hairline" />
        <line
          x1={x(interval.low)}
          x2={x(interval.high)}
          y1="4"
          y2="4"
          strokeWidth="2"
          stroke={conditionColour(index)}
        />
        <circle cx={x(estimate)} cy="4" r="3" fill={conditionColour(index)} />
      </svg>
      {shareText(estimate, interval)}{" "}
      {found.runIds.length > 0 ? (
        <Link
          href={runsHref}
          className="text-soft underline underline-offset-2"
          aria-label={`${sayMode(mode)}, ${table.conditionId}: list ${countOf(found.runIds.length, "run")}`}
        >
          {countOf(found.runIds.length, "run")}
        </Link>
      ) : (
        <span className="text-soft">0 runs</span>
      )}
    </td>
  );
}

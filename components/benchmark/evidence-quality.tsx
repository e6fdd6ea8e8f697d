import { Figure } from "@/components/charts/figure";
import { dateTime, percent } from "@/components/ui/format";
import { number, type PlainCell, PlainTable, text } from "@/components/ui/plain-table";
import { type EvidenceQualityReport, tasksOf } from "@/lib/analysis/evidence-quality-report";
import { type QualitySummary, qualitySummaries } from "@/lib/analysis/quality-summary";
import { countOf } from "@/lib/protocol/count-of";
import { EvidenceQualityCurve } from "./evidence-quality-curve";

/** How well the text of a profile names the functions that the expert changed, by kind of text and token limit. */
export function EvidenceQuality({ report }: { report: EvidenceQualityReport }) {
  const { tellers, limits } = report;
  const tasks = tasksOf(report);
  const rows = qualitySummaries(
    tasks,
    tellers.map(({ id }) => id),
    limits,
  );
  const of = (id: string) => rows.filter(({ teller }) => teller === id);
  const series = tellers.map(({ id, isPeer }) => ({ id, isPeer, points: of(id).map(pointOf) }));
  return (
    <>
      <Facts report={report} />
      <Figure
        name="evidence-quality"
        title="Does the evidence name what the expert changed?"
        data={{ header: HEADER, rows: rows.map(cellsOf) }}
        caption="Share of tasks of whose changed functions the text names at least one, with Wilson's 95 % interval; all texts are of the same profiles of the unpatched trees. Wick's own must say name and place; other programs (grey), which know no limit, are cut where it is reached and credited for a name alone."
      >
        <EvidenceQualityCurve series={series} limits={limits} />
      </Figure>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 pt-3">
        <LimitTable
          label="Tasks with a changed function named, and the median rank of the first, by token limit"
          cell={({ named, tasks: all, medianRank }) => ({
            show: `${Math.round(named.estimate * all)}${medianRank === null ? "" : ` · rank ${medianRank}`}`,
            value: named.estimate,
            numeric: true,
          })}
          {...{ tellers, limits, of }}
        />
        <LimitTable
          label="Recall of changed functions, and recall for every 1,000 tokens, by token limit"
          cell={({ recall, recallPerThousand }) => ({
            show: `${recall.toFixed(2)} · ${recallPerThousand.toFixed(1)}`,
            value: recall,
            numeric: true,
          })}
          {...{ tellers, limits, of }}
        />
      </div>
    </>
  );
}

/** What was measured, on how much, where and when. */
function Facts({ report }: { report: EvidenceQualityReport }) {
  const { measuredAt, machine, version, tokenizer, skipped, unprofiled, tasks } = report;
  const judged = tasks.filter(({ truth }) => truth > 0);
  const reachable = judged.filter(({ inProfile }) => inProfile > 0).length;
  return (
    <div className="grid gap-1 pb-4 text-table text-soft max-w-[80ch]">
      <p>
        The truth is the {countOf(sum(judged), "function")} that the experts changed in {countOf(judged.length, "task")}
        ; the profiles hold at least one of them in {countOf(reachable, "task")}, which no text can exceed.
      </p>
      <p>
        Measured {dateTime(measuredAt)} UTC with Wick {version}, tokens of {tokenizer}, on {machine}.
      </p>
      {unprofiled.map(({ task, why }) => (
        <p key={task}>{`${task} has no profile: ${why}`}</p>
      ))}
      {skipped.map(({ title, why }) => (
        <p key={title}>{`${title} was not compared: ${why}.`}</p>
      ))}
    </div>
  );
}

const sum = (tasks: EvidenceQualityReport["tasks"]): number => tasks.reduce((all, { truth }) => all + truth, 0);

function LimitTable({
  label,
  tellers,
  limits,
  of,
  cell,
}: {
  label: string;
  tellers: EvidenceQualityReport["tellers"];
  limits: readonly number[];
  of: (teller: string) => readonly QualitySummary[];
  cell: (row: QualitySummary) => PlainCell;
}) {
  return (
    <div>
      <h3 className="pb-1 text-table font-medium">{label}</h3>
      <PlainTable
        label={label}
        head={["Evidence", ...limits.map((limit) => limit.toLocaleString("en-US"))]}
        rows={tellers.map(({ id, title }) => ({
          key: id,
          cells: [text(title), ...limits.map((limit) => cellAt(of(id), limit, cell))],
        }))}
      />
    </div>
  );
}

function cellAt(rows: readonly QualitySummary[], limit: number, cell: (row: QualitySummary) => PlainCell): PlainCell {
  const row = rows.find((each) => each.limit === limit);
  return row === undefined ? number(null) : cell(row);
}

const pointOf = ({ limit, named, tasks, tokens, teller }: QualitySummary) => ({
  ...{ limit, share: named.estimate, low: named.interval.low, high: named.interval.high },
  said: `${teller} at ${limit} tokens: ${Math.round(named.estimate * tasks)} of ${tasks} tasks (${percent(named.estimate)}), ${Math.round(tokens)} tokens used`,
});

const HEADER = [
  "evidence",
  "limit",
  "tasks",
  "share_named",
  "low",
  "high",
  "median_rank",
  "recall",
  "mean_tokens",
  "recall_per_1000_tokens",
];

const cellsOf = (row: QualitySummary) => [
  ...[row.teller, row.limit, row.tasks, row.named.estimate, row.named.interval.low, row.named.interval.high],
  ...[row.medianRank, row.recall, row.tokens, row.recallPerThousand],
];

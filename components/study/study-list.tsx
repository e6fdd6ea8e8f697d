import Link from "next/link";
import { signed } from "@/components/ui/format";
import { LocalTime } from "@/components/ui/local-time";
import { SimulatedMark } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/progress-bar";
import { interimOf } from "@/lib/protocol/interim";
import type { Headline, StudySummary } from "@/lib/protocol/study-record";
import { ConditionName } from "./condition-dot";
import { barParts, sayCounts } from "./count-parts";
import { sayShape } from "./say-shape";
import { StateMark } from "./state-mark";

/** Studies, newest first: what each is, how far, and its headline once that may be seen. */
export function StudyList({ studies }: { studies: readonly StudySummary[] }) {
  return (
    <ul className="border-t border-hairline">
      {studies.map((study) => (
        <li
          key={study.id}
          className="relative grid gap-x-6 gap-y-1.5 border-b border-hairline py-3 md:grid-cols-[minmax(0,5fr)_minmax(0,5fr)_minmax(0,3fr)] justify-items-stretch hover:bg-sunken focus-within:bg-sunken"
        >
          <div className="min-w-0">
            <Link
              href={`/studies/${study.id}`}
              data-item
              className="font-medium break-words after:absolute after:inset-0 after:content-['']"
            >
              {study.title}
            </Link>
            <p className="flex flex-wrap items-baseline gap-x-3 text-table text-soft">
              <span>{study.agent}</span>
              <span>{sayShape(study.tasks, study.conditions.length, study.replicates)}</span>
              <LocalTime at={study.launchedAt ?? study.createdAt} />
            </p>
          </div>
          <div className="min-w-0 text-table">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <StateMark state={study.state} />
              {study.simulated ? <SimulatedMark /> : null}
            </p>
            {study.runs > 0 ? (
              <>
                <p className="pb-1.5 text-soft tabular">{sayCounts(study.counts)}</p>
                <ProgressBar
                  parts={barParts(study.counts)}
                  total={study.runs}
                  label={`Progress of ${study.title}: ${sayCounts(study.counts)}`}
                />
              </>
            ) : (
              <p className="text-soft">Not frozen: no runs are planned yet</p>
            )}
          </div>
          <HeadlineOf study={study} />
        </li>
      ))}
    </ul>
  );
}

function HeadlineOf({ study }: { study: StudySummary }) {
  if (study.headline === null)
    return (
      <p className="text-table text-soft">
        {study.runs > 0 && study.state !== "cancelled" ? "Effects stay hidden until complete" : ""}
      </p>
    );
  if (study.headline.length === 0)
    return (
      <p className="text-table text-soft">
        {study.state === "running" || study.state === "paused" ? "No run has finished yet" : "No run has an outcome"}
      </p>
    );
  const interim = interimOf(study.state, study.counts.done, study.runs);
  const place = (line: Headline) => study.conditions.indexOf(line.conditionId);
  return (
    <table className="self-start text-table tabular text-right">
      {interim === null ? null : <caption className="caption-bottom pt-1 text-right text-flame">{interim}</caption>}
      <thead className="text-[12px] text-soft">
        <tr>
          <th scope="col" className="sr-only">
            Condition
          </th>
          <th scope="col" className="font-normal pl-5" title="0 is as fast as the expert's patch">
            mean log SR
          </th>
          <th scope="col" className="font-normal pl-5">
            correct
          </th>
        </tr>
      </thead>
      <tbody>
        {[...study.headline]
          .sort((a, b) => place(a) - place(b))
          .map((line) => (
            <HeadlineLine key={line.conditionId} line={line} index={place(line)} />
          ))}
      </tbody>
    </table>
  );
}

function HeadlineLine({ line, index }: { line: Headline; index: number }) {
  return (
    <tr>
      <th scope="row" className="font-normal text-left">
        <ConditionName id={line.conditionId} index={index} />
      </th>
      <td className="pl-5">{line.meanLogSpeedupRatio === null ? "–" : signed(line.meanLogSpeedupRatio)}</td>
      <td className="pl-5 text-soft">{`${line.correct} of ${line.runs}`}</td>
    </tr>
  );
}

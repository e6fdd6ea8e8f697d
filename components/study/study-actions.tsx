"use client";
import Link from "next/link";
import type { ActionAnswer } from "@/components/ui/action-answer";
import { ActionButton } from "@/components/ui/action-button";
import { buttonClass } from "@/components/ui/button";
import { roughly } from "@/components/ui/format";
import { countOf } from "@/lib/protocol/count-of";
import type { StudyState } from "@/lib/protocol/study";
import type { RunCounts } from "@/lib/protocol/study-record";
import type { Forecast } from "./launch-forecast";

/** What can be done to one study; each is a server action already bound to it. */
export interface StudyVerbs {
  freezeAndLaunch(): Promise<ActionAnswer>;
  launch(): Promise<ActionAnswer>;
  pause(): Promise<ActionAnswer>;
  resume(): Promise<ActionAnswer>;
  cancel(): Promise<ActionAnswer>;
  duplicate(): Promise<ActionAnswer>;
  retryAllFaults(): Promise<ActionAnswer>;
  look(): Promise<ActionAnswer>;
}

/** How long it will take, beside the button that starts it. */
const Takes = ({ forecast }: { forecast: Forecast | null }) =>
  forecast ? (
    <span className="self-center pr-2 text-table text-soft tabular whitespace-nowrap" title={forecast.restsOn}>
      {`≈ ${roughly(forecast.seconds)}`}
    </span>
  ) : null;

/** The actions a study offers in its state; one of them is the next step. */
export function StudyActions({
  id,
  state,
  counts,
  plannedRuns,
  forecast,
  problems,
  verbs,
}: {
  id: string;
  state: StudyState;
  counts: RunCounts;
  plannedRuns: number;
  /** Null where there is nothing to launch. */
  forecast: Forecast | null;
  problems: number;
  verbs: StudyVerbs;
}) {
  const runs = countOf(plannedRuns, "run");
  const open = counts.queued + counts.running + counts.measuring;
  return (
    <>
      {state === "draft" ? (
        <>
          <Link href={`/studies/${id}/design`} className={buttonClass()}>
            Edit design
          </Link>
          <ActionButton look="primary" action={verbs.freezeAndLaunch} disabled={problems > 0}>
            {`Freeze and launch ${runs}`}
          </ActionButton>
          <Takes forecast={forecast} />
        </>
      ) : null}
      {state === "frozen" ? (
        <>
          <ActionButton look="primary" action={verbs.launch}>
            {`Launch ${runs}`}
          </ActionButton>
          <Takes forecast={forecast} />
        </>
      ) : null}
      {state === "running" ? <ActionButton action={verbs.pause}>Pause study</ActionButton> : null}
      {state === "paused" ? (
        <ActionButton look="primary" action={verbs.resume}>
          Resume study
        </ActionButton>
      ) : null}
      {state === "frozen" || state === "running" || state === "paused" ? (
        <ActionButton
          look="danger"
          action={verbs.cancel}
          confirm={{
            question: "Cancel this study?",
            consequence: `${countOf(open, "unfinished run")} of ${plannedRuns} will be cancelled for good and counted as excluded; ${countOf(counts.done, "finished one")} will stay. A cancelled study cannot be resumed, only duplicated.`,
            verb: "Cancel study",
          }}
        >
          Cancel study
        </ActionButton>
      ) : null}
      <ActionButton action={verbs.duplicate}>Duplicate study</ActionButton>
      {counts.done > 0 ? (
        <Link href={`/studies/${id}/export`} className={buttonClass()}>
          Export study
        </Link>
      ) : null}
    </>
  );
}

"use client";
import { useRouter } from "next/navigation";
import { useEffect, useMemo, useReducer, useRef } from "react";
import { useStream } from "@/components/live/event-stream";
import type { ActionAnswer } from "@/components/ui/action-answer";
import { CopyButton } from "@/components/ui/copy-button";
import { SimulatedMark } from "@/components/ui/notice";
import { PageHeader, Section } from "@/components/ui/page";
import type { CellRow, MatrixAxes } from "./cell-wire";
import { FaultList } from "./fault-list";
import { type Forecast, LaunchForecast } from "./launch-forecast";
import { applyPulse, initialState, type LiveStudyState } from "./live-study-state";
import { LookGate } from "./look-gate";
import { matrixRows } from "./matrix-layout";
import { RunMatrix } from "./run-matrix";
import { RunningNow } from "./running-now";
import { StateMark } from "./state-mark";
import { StudyActions, type StudyVerbs } from "./study-actions";
import { StudyProgress } from "./study-progress";
import { type StudyPulse, type StudyStanding, totalRuns } from "./study-pulse";

export interface LiveStudyProps {
  id: string;
  title: string;
  question: string;
  simulated: boolean;
  taskIds: readonly string[];
  conditions: readonly { id: string; label: string }[];
  plannedRuns: number;
  /** What multiplies to the planned runs. */
  shape: string;
  /** Of a study that can still be launched. */
  forecast: Forecast | null;
  problems: number;
  standing: StudyStanding;
  rows: readonly CellRow[];
  /** The study's change number the rest is from: the stream goes on after it. */
  change: number;
  verbs: StudyVerbs;
  retryOne(runId: string): Promise<ActionAnswer>;
}

/** A study as it happens: header, progress, matrix and faults, kept current by its stream. */
export function LiveStudy(props: LiveStudyProps) {
  const { id, conditions, verbs } = props;
  const { axes, state, connection } = useLiveStudy(props);
  const rows = useMemo(() => matrixRows(axes, state.cells.values()), [axes, state.cells]);
  const cells = useMemo(() => [...state.cells.values()], [state.cells]);
  const { standing } = state;
  const isAhead = (standing.state === "draft" && props.problems === 0) || standing.state === "frozen";
  const forecast = isAhead ? props.forecast : null;
  return (
    <>
      <PageHeader
        title={props.title}
        aside={
          <>
            <StateMark state={standing.state} />
            {props.simulated ? <SimulatedMark /> : null}
            <CopyButton text={`/studies/${id}`} what="link to this study" />
          </>
        }
        actions={
          <StudyActions
            id={id}
            state={standing.state}
            counts={standing.counts}
            plannedRuns={props.plannedRuns}
            forecast={forecast}
            problems={props.problems}
            verbs={verbs}
          />
        }
      />
      {props.question ? <p className="pb-4 max-w-prose text-soft">{props.question}</p> : null}
      {forecast ? <LaunchForecast runs={props.plannedRuns} shape={props.shape} forecast={forecast} /> : null}
      {totalRuns(standing.counts) > 0 ? (
        <>
          <StudyProgress standing={standing} cells={cells} connection={connection} />
          <LookGate id={id} standing={standing} look={verbs.look} />
          <RunningNow cells={cells} />
          <Section id="runs" title="Runs">
            <RunMatrix rows={rows} conditions={conditions} />
          </Section>
          <FaultList
            cells={cells}
            studyState={standing.state}
            retryOne={props.retryOne}
            retryAll={verbs.retryAllFaults}
          />
        </>
      ) : null}
    </>
  );
}

/** Folds the stream into what the page shows; what only the server knows (notes, protocol) is read again when it may have changed. */
function useLiveStudy({ id, taskIds, conditions, standing, rows, change }: LiveStudyProps) {
  const router = useRouter();
  const axes: MatrixAxes = useMemo(
    () => ({ taskIds, conditionIds: conditions.map((condition) => condition.id) }),
    [taskIds, conditions],
  );
  const [state, apply] = useReducer(
    (before: LiveStudyState, news: { cursor: string; pulse: StudyPulse }) => applyPulse(axes, before, news),
    null,
    () => initialState(axes, { standing, rows, change }),
  );
  const connection = useStream(standing.state === "draft" ? null : `/api/studies/${id}/stream`, {
    from: state.cursor,
    onMessage: ({ id: cursor, data }) => apply({ cursor, pulse: data as StudyPulse }),
  });
  const seen = useRef(`${standing.state} ${standing.doneAtLook}`);
  const now = `${state.standing.state} ${state.standing.doneAtLook}`;
  useEffect(() => {
    if (seen.current !== now) router.refresh();
    seen.current = now;
  }, [now, router]);
  return { axes, state, connection };
}

"use client";
import { type ReactNode, useMemo, useState } from "react";
import { useUrlParams } from "@/components/profile/url-params";
import type { Budget, ProfilingAllowance } from "@/lib/budget/budget";
import type { EventKind, RunEvent } from "@/lib/protocol/event";
import type { Perturbations } from "@/lib/protocol/perturbation";
import { type StepSummary, stepsOfKinds, type Trajectory } from "@/lib/protocol/trajectory";
import { BurnDown } from "./burn-down";
import { KindFilter } from "./kind-filter";
import { LiveMark } from "./live-mark";
import { RunPhase } from "./run-phase";
import type { RunPulse } from "./run-pulse";
import { StepDetail } from "./step-detail";
import { StepList } from "./step-list";
import { TimelineStrip } from "./timeline-strip";
import { useTrajectory } from "./use-trajectory";

export interface RunViewProps {
  runId: string;
  initial: Trajectory;
  pulse: RunPulse;
  budget: Budget;
  profiling: ProfilingAllowance | null;
  perturbations: Perturbations;
  /** The chosen step's events as the server had them, so that a permalink is whole at once. */
  firstEvents: readonly RunEvent[];
  /** What the server knows when the run is over. */
  result: ReactNode;
}

/** A trajectory: what it has spent, its course, its steps, and one step in full. Live while the run is under way. */
export function RunView({
  runId,
  initial,
  pulse: first,
  budget,
  profiling,
  perturbations,
  firstEvents,
  result,
}: RunViewProps) {
  const { trajectory, pulse, connection } = useTrajectory(runId, initial, first);
  const { params, set } = useUrlParams();
  const kinds = useMemo(() => readKinds(params.get("kinds")), [params]);
  const steps = useMemo(() => stepsOfKinds(trajectory.steps, kinds), [trajectory.steps, kinds]);
  const [wasLive] = useState(connection !== null);
  const selected = chosenStep(trajectory.steps, steps, params.get("step"), wasLive);
  const select = (step: number) => set({ step: String(step), zoom: null, search: null });
  return (
    <>
      <BurnDown trajectory={trajectory} budget={budget} profiling={profiling}>
        <LiveMark pulse={pulse} connection={connection} seq={trajectory.seq} />
      </BurnDown>
      <RunPhase pulse={pulse} trajectory={trajectory} />
      {result}
      {trajectory.steps.length > 0 ? (
        <>
          <TimelineStrip steps={trajectory.steps} selected={selected?.step ?? null} onSelect={select} />
          <KindFilter steps={trajectory.steps} kinds={kinds} onChange={(next) => set({ kinds: next.join(",") })} />
          <div className="grid gap-x-6 gap-y-4 lg:grid-cols-[22rem_minmax(0,1fr)]">
            <StepList steps={steps} selected={selected?.step ?? null} onSelect={select} />
            {selected ? (
              <StepDetail
                attemptId={trajectory.attemptId}
                step={selected}
                firstEvents={firstEvents}
                allowance={profiling}
                perturbations={perturbations}
              />
            ) : (
              <p className="text-table text-soft">No step has an event of the chosen kinds.</p>
            )}
          </div>
        </>
      ) : null}
    </>
  );
}

/** The step of the address; without one the newest of a run that was opened live, the first of any other. */
function chosenStep(
  all: readonly StepSummary[],
  shown: readonly StepSummary[],
  asked: string | null,
  wasLive: boolean,
): StepSummary | undefined {
  const found = asked === null ? undefined : all.find((step) => String(step.step) === asked);
  return found ?? (wasLive ? shown.at(-1) : shown[0]);
}

const readKinds = (text: string | null): EventKind[] => (text ? (text.split(",") as EventKind[]) : []);

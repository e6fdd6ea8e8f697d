"use client";
import { useQuery } from "@tanstack/react-query";
import { CopyButton } from "@/components/ui/copy-button";
import { LocalTime } from "@/components/ui/local-time";
import type { ProfilingAllowance } from "@/lib/budget/budget";
import type { RunEvent } from "@/lib/protocol/event";
import type { Perturbations } from "@/lib/protocol/perturbation";
import type { StepSummary } from "@/lib/protocol/trajectory";
import { EventViews } from "./event-views";
import { headlineOf } from "./step-headline";

/** More events than this of one step are the raw trajectory's business. */
const MOST = 500;

/** One step in full: what was said, called, seen, changed and measured. */
export function StepDetail({
  attemptId,
  step,
  firstEvents,
  allowance,
  perturbations,
}: {
  attemptId: string;
  step: StepSummary;
  firstEvents: readonly RunEvent[];
  allowance: ProfilingAllowance | null;
  perturbations: Perturbations;
}) {
  const { data: events, error } = useStepEvents(attemptId, step, firstEvents);
  return (
    <article aria-label={`Step ${step.step}`} className="min-w-0">
      <header className="flex flex-wrap items-baseline gap-x-3 pb-3 border-b border-hairline mb-4">
        <h2 className="font-semibold break-words min-w-0">
          Step {step.step} <span className="font-normal text-soft">{headlineOf(step)}</span>
        </h2>
        <span className="ml-auto inline-flex items-baseline gap-2 text-table text-soft">
          <LocalTime at={step.at} seconds />
          <StepLink step={step.step} />
        </span>
      </header>
      {error ? (
        <p role="alert" className="text-table text-bad">
          This step could not be read: {error.message}
        </p>
      ) : null}
      {events ? (
        <EventViews events={events} attemptId={attemptId} allowance={allowance} perturbations={perturbations} />
      ) : (
        <p className="text-table text-soft">Reading step {step.step}…</p>
      )}
      {step.events > MOST ? (
        <p className="text-table text-soft pt-3">
          The first {MOST} of {step.events.toLocaleString("en-US")} events of this step are shown.
        </p>
      ) : null}
    </article>
  );
}

function StepLink({ step }: { step: number }) {
  const url = typeof location === "undefined" ? null : new URL(location.href);
  url?.searchParams.set("step", String(step));
  return <CopyButton text={url ? `${url.pathname}${url.search}` : ""} what={`link to step ${step}`} />;
}

function useStepEvents(attemptId: string, step: StepSummary, firstEvents: readonly RunEvent[]) {
  const isFirst = firstEvents[0]?.seq === step.firstSeq && firstEvents.at(-1)?.seq === step.lastSeq;
  return useQuery({
    queryKey: ["step", attemptId, step.firstSeq, step.lastSeq],
    staleTime: Number.POSITIVE_INFINITY,
    ...(isFirst ? { initialData: ownOf(step, firstEvents) } : {}),
    // A live step grows: what is known of it stays while the rest is read.
    placeholderData: (before, query) => (query?.queryKey[2] === step.firstSeq ? before : undefined),
    queryFn: async ({ signal }): Promise<RunEvent[]> => {
      const limit = Math.min(MOST, step.lastSeq - step.firstSeq + 1);
      const address = `/api/attempts/${attemptId}/events?after=${step.firstSeq - 1}&limit=${limit}`;
      const response = await fetch(address, { signal });
      if (!response.ok) throw new Error((await response.text()).trim());
      const { events }: { events: RunEvent[] } = await response.json();
      return ownOf(step, events);
    },
  });
}

const ownOf = ({ step }: StepSummary, events: readonly RunEvent[]): RunEvent[] =>
  events.filter((event) => event.step === step);

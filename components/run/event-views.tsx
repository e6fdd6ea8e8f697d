import type { ProfilingAllowance } from "@/lib/budget/budget";
import { countOf } from "@/lib/protocol/count-of";
import type { EventOf, RunEvent } from "@/lib/protocol/event";
import type { Perturbations } from "@/lib/protocol/perturbation";
import { EditBlock } from "./edit-block";
import { EndingBlock, NoticeBlock, StartedBlock } from "./framing-blocks";
import { MessageBlock } from "./message-block";
import { ModelCallBlock, TrafficBlock } from "./model-blocks";
import { ProfileBlock } from "./profile-block";
import { TestBlock, WorkloadBlock } from "./result-blocks";
import { ToolBlock } from "./tool-block";

/** The events of a step as people read them, then as they were recorded. */
export function EventViews({
  events,
  attemptId,
  allowance,
  perturbations,
}: {
  events: readonly RunEvent[];
  attemptId: string;
  allowance: ProfilingAllowance | null;
  perturbations: Perturbations;
}) {
  return (
    <div className="grid gap-5">
      {events.map((event) => {
        const view = viewOf(event, events, { attemptId, allowance, perturbations });
        return view ? <div key={event.seq}>{view}</div> : null;
      })}
      <details className="border-t border-hairline pt-3 text-table">
        <summary className="cursor-pointer text-soft">{countOf(events.length, "raw event")}</summary>
        <pre className="mt-2 max-h-[32rem] overflow-auto bg-sunken p-3 font-mono text-[12px] whitespace-pre-wrap break-all">
          {events.map((event) => JSON.stringify(event, null, 2)).join("\n")}
        </pre>
      </details>
    </div>
  );
}

interface Around {
  attemptId: string;
  allowance: ProfilingAllowance | null;
  perturbations: Perturbations;
}

/** One event; a call is shown with its result, evidence with the profile it renders, and a ledger's state above the page. */
function viewOf(event: RunEvent, events: readonly RunEvent[], around: Around): React.ReactNode {
  switch (event.kind) {
    case "started":
      return <StartedBlock data={event.data} />;
    case "message":
      return <MessageBlock data={event.data} attemptId={around.attemptId} />;
    case "model-call":
      return <ModelCallBlock data={event.data} />;
    case "model-traffic":
      return <TrafficBlock data={event.data} attemptId={around.attemptId} />;
    case "tool-call":
      return (
        <ToolBlock
          call={event.data}
          result={resultOf(event, events)}
          hasEvidence={events.some((each) => each.kind === "evidence-shown" && each.data.call === event.data.call)}
          isReplay={events.some(
            (each) => each.kind === "profile-captured" && each.data.call === event.data.call && each.data.replayed,
          )}
          attemptId={around.attemptId}
        />
      );
    case "tool-result":
      return hasCall(event, events) ? null : (
        <ToolBlock call={null} result={event.data} hasEvidence={false} attemptId={around.attemptId} />
      );
    case "edit":
      return <EditBlock data={event.data} attemptId={around.attemptId} />;
    case "profile-captured":
      return <ProfileBlock captured={event.data} shown={shownOf(event, events)} {...around} />;
    case "evidence-shown":
      return isOfCapture(event, events) ? null : <ProfileBlock captured={null} shown={event.data} {...around} />;
    case "test-result":
      return <TestBlock data={event.data} />;
    case "workload-result":
      return <WorkloadBlock data={event.data} />;
    case "notice":
      return <NoticeBlock data={event.data} />;
    case "fault":
      return <NoticeBlock data={{ code: `fault in the ${event.data.place}`, text: event.data.message }} isBad />;
    case "ending":
      return <EndingBlock data={event.data} />;
    case "budget":
      return null;
  }
}

const resultOf = ({ data }: EventOf<"tool-call">, events: readonly RunEvent[]) =>
  events.find((event): event is EventOf<"tool-result"> => event.kind === "tool-result" && event.data.call === data.call)
    ?.data ?? null;

const hasCall = ({ data }: EventOf<"tool-result">, events: readonly RunEvent[]) =>
  events.some((event) => event.kind === "tool-call" && event.data.call === data.call);

const shownOf = ({ data }: EventOf<"profile-captured">, events: readonly RunEvent[]) =>
  events.find(
    (event): event is EventOf<"evidence-shown"> =>
      event.kind === "evidence-shown" && event.data.profile === data.profile,
  )?.data ?? null;

const isOfCapture = ({ data }: EventOf<"evidence-shown">, events: readonly RunEvent[]) =>
  events.some((event) => event.kind === "profile-captured" && event.data.profile === data.profile);

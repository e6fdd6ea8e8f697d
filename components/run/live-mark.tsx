import type { StreamState } from "@/components/live/event-stream";
import { countOf } from "@/lib/protocol/count-of";
import type { RunPulse } from "./run-pulse";

const SAY: Record<StreamState, string> = {
  connecting: "connecting",
  live: "live",
  reconnecting: "connection lost; going on from the last event",
  closed: "asleep while this tab is hidden",
};

/** Whether what is shown is live, and how far it has got. */
export function LiveMark({ pulse, connection, seq }: { pulse: RunPulse; connection: StreamState | null; seq: number }) {
  const isLive = connection === "live" && (pulse.state === "running" || pulse.state === "measuring");
  return (
    <p className="text-table text-soft tabular" role="status">
      {connection ? (
        <>
          <span aria-hidden="true" className={isLive ? "text-flame motion-safe:animate-pulse" : "text-soft"}>
            ●
          </span>{" "}
          {SAY[connection]} ·{" "}
        </>
      ) : null}
      {standing(pulse)} · {countOf(seq, "event")}
    </p>
  );
}

/** An attempt that is over says how it ended, whatever its run does now. */
function standing({ state, attempt }: RunPulse): string {
  if (attempt && attempt.state !== "running") return attempt.state;
  return state === "queued" ? "waiting in the queue" : state;
}

"use client";
import type { StreamState } from "@/components/live/event-stream";
import { roughly } from "@/components/ui/format";
import { useNow } from "@/components/ui/local-time";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { MatrixCell } from "./cell-wire";
import { barParts, sayCounts } from "./count-parts";
import { secondsLeft } from "./eta";
import { type StudyStanding, totalRuns } from "./study-pulse";

const SAYS: Record<StreamState, string> = {
  connecting: "connecting",
  live: "live",
  reconnecting: "connection lost, trying again; nothing is missed",
  closed: "",
};

/** How far a study is, by state, how long it will still take, and whether the page is current. */
export function StudyProgress({
  standing,
  cells,
  connection,
}: {
  standing: StudyStanding;
  cells: readonly MatrixCell[];
  connection: StreamState;
}) {
  const { counts, state } = standing;
  const total = totalRuns(counts);
  const excluded = counts.fault + counts.cancelled;
  return (
    <div className="pb-4">
      <ProgressBar parts={barParts(counts)} total={total} label={`Progress: ${sayCounts(counts)}`} />
      <p className="flex flex-wrap gap-x-4 pt-1.5 text-table tabular">
        <span>{`${Math.floor((100 * counts.done) / Math.max(total, 1))} %`}</span>
        <span>{sayCounts(counts)}</span>
        {excluded > 0 ? (
          <span className="text-soft">
            {`${excluded.toLocaleString("en-US")} excluded from every analysis`}
            {counts.fault > 0 ? (
              <>
                {" "}
                <a href="#faults" className="underline underline-offset-2">
                  why
                </a>
              </>
            ) : null}
          </span>
        ) : null}
        {state === "running" ? <Left cells={cells} /> : null}
        {state === "paused" ? <span className="text-soft">Paused: runs under way finish, queued ones wait</span> : null}
        {state === "running" || state === "paused" ? (
          <span role="status" className={`ml-auto ${connection === "live" ? "text-flame" : "text-soft"}`}>
            {connection === "live" ? "● " : ""}
            {SAYS[connection]}
          </span>
        ) : null}
      </p>
    </div>
  );
}

function Left({ cells }: { cells: readonly MatrixCell[] }) {
  const now = useNow();
  if (now === null) return null;
  const seconds = secondsLeft(cells, now);
  return (
    <span className="text-soft" title="From the rate at which the newest runs finished">
      {seconds === null
        ? "time left known after two runs"
        : seconds < 5
          ? "about to finish"
          : `≈ ${roughly(seconds)} left`}
    </span>
  );
}

"use client";
import { useRouter } from "next/navigation";
import { useEffect, useReducer, useRef, useState } from "react";
import { type StreamState, useStream } from "@/components/live/event-stream";
import type { RunEvent } from "@/lib/protocol/event";
import { formatCursor } from "@/lib/protocol/event-cursor";
import { isSettled } from "@/lib/protocol/run";
import { emptyTrajectory, type Trajectory, trajectory } from "@/lib/protocol/trajectory";
import type { RunPulse } from "./run-pulse";

/** Events of one attempt that arrived together. */
interface Arrived {
  attemptId: string;
  events: readonly RunEvent[];
}

/** Goes on with the fold the server began; the events of a newer attempt begin a new one. */
const advance = (state: Trajectory, { attemptId, events }: Arrived): Trajectory =>
  trajectory(attemptId === state.attemptId ? state : emptyTrajectory(attemptId), events);

/** So many milliseconds of events are folded at once: a burst costs one rendering. */
const TURN_MS = 60;
const PAGE = 1000;

export interface LiveRun {
  trajectory: Trajectory;
  pulse: RunPulse;
  /** Null when nothing is followed: the run is over, or an earlier attempt is shown. */
  connection: StreamState | null;
}

/** A run's trajectory from the server's fold on, live while the run is under way. */
export function useTrajectory(runId: string, initial: Trajectory, first: RunPulse): LiveRun {
  const router = useRouter();
  const [state, dispatch] = useReducer(advance, initial);
  const [pulse, setPulse] = useState(first);
  const waiting = useRef<Arrived[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isFollowed = !isSettled(pulse.state) && (first.attempt?.id ?? "") === initial.attemptId;

  const flush = () => {
    timer.current = undefined;
    for (const arrived of inTurns(waiting.current)) dispatch(arrived);
    waiting.current = [];
  };
  const connection = useStream(isFollowed ? `/api/runs/${runId}/stream` : null, {
    from: initial.attemptId === "" ? null : formatCursor({ attemptId: initial.attemptId, seq: initial.seq }),
    types: ["run"],
    onMessage: ({ id, type, data }) => {
      if (type !== "run") {
        waiting.current.push({ attemptId: id.slice(0, id.lastIndexOf(":")), events: [data as RunEvent] });
        timer.current ??= setTimeout(flush, TURN_MS);
        return;
      }
      const next = data as RunPulse;
      // What the server renders changes with these: the result, and the list of attempts.
      if (next.state !== pulse.state || next.attempt?.id !== pulse.attempt?.id) router.refresh();
      setPulse(next);
    },
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  useMissing(state, dispatch);
  return { trajectory: state, pulse, connection: isFollowed ? connection : null };
}

/** Joins what arrived of one attempt in a row. */
function inTurns(arrived: readonly Arrived[]): Arrived[] {
  const turns: { attemptId: string; events: RunEvent[] }[] = [];
  for (const { attemptId, events } of arrived) {
    const last = turns.at(-1);
    if (last?.attemptId === attemptId) last.events.push(...events);
    else turns.push({ attemptId, events: [...events] });
  }
  return turns;
}

/** Reads again what a gap left out. */
function useMissing({ attemptId, seq, gap }: Trajectory, dispatch: (arrived: Arrived) => void): void {
  useEffect(() => {
    if (!gap) return;
    const stop = new AbortController();
    const read = async () => {
      for (let after = seq, full = true; full; ) {
        const query = `after=${after}&limit=${PAGE}`;
        const response = await fetch(`/api/attempts/${attemptId}/events?${query}`, { signal: stop.signal });
        const { events }: { events: RunEvent[] } = await response.json();
        dispatch({ attemptId, events });
        after = events.at(-1)?.seq ?? after;
        full = events.length === PAGE;
      }
    };
    // A failed reading leaves the gap; the next event that comes asks again.
    read().catch(() => {});
    return () => stop.abort();
  }, [attemptId, seq, gap, dispatch]);
}

import { emptyTrajectory, type Trajectory, trajectory } from "@/lib/protocol/trajectory";
import { eventsAfter } from "@/lib/store/events";

const PAGE = 1000;
const KEPT = 50;
const shared = globalThis as typeof globalThis & { wickTrajectories?: Map<string, Trajectory> };

/**
 * An attempt folded up to now. What was folded for an earlier request is gone on with, so that a page of a long run costs its
 * new events only.
 */
export async function foldAttempt(attemptId: string): Promise<Trajectory> {
  shared.wickTrajectories ??= new Map();
  const cache = shared.wickTrajectories;
  let state = cache.get(attemptId) ?? emptyTrajectory(attemptId);
  for (let full = true; full; ) {
    const events = await eventsAfter(attemptId, state.seq, PAGE);
    state = trajectory(state, events);
    full = events.length === PAGE;
  }
  cache.delete(attemptId);
  cache.set(attemptId, state);
  const oldest = cache.keys().next().value;
  if (cache.size > KEPT && oldest !== undefined) cache.delete(oldest);
  return state;
}

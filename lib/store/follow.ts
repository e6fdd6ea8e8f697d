import type { Attempt } from "@/lib/protocol/attempt";
import type { RunEvent } from "@/lib/protocol/event";
import { type EventCursor, resumeAt } from "@/lib/protocol/event-cursor";
import type { RunCell, RunRecord } from "@/lib/protocol/run-record";
import type { StudyRecord } from "@/lib/protocol/study-record";
import { eventsAfter } from "./events";
import { type Topic, wakeUps } from "./feed";
import { attemptsOf, getRun, runMatrix } from "./runs";
import { getStudy } from "./studies";

const PAGE = 1000;

/** What is new of a run: how it stands, its newest attempt, and that attempt's next events (none when only the run changed). */
export interface RunNews {
  run: RunRecord;
  attempt: Attempt | null;
  events: RunEvent[];
}

/**
 * A run from a cursor on: first everything missed, in pages, then what happens. A newer attempt starts at its first event.
 * Every event comes once and in order, whatever connection was lost on the way.
 *
 * @throws Refusal (`not-found`) · StoreUnavailable when the database is gone; go on from the last cursor
 */
export async function* followRun(
  runId: string,
  from: EventCursor | null,
  signal: AbortSignal,
): AsyncGenerator<RunNews> {
  for (let over = false; !over; ) {
    const attempt = await newestAttempt(runId);
    over = yield* followAttempt(runId, attempt, attempt ? resumeAt(attempt.id, from) : 0, signal);
  }
}

/** @returns false when there is a newer attempt to follow */
async function* followAttempt(
  runId: string,
  attempt: Attempt | null,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<RunNews, boolean> {
  const runTopic: Topic = `run:${runId}`;
  const topics: Topic[] = attempt ? [runTopic, `attempt:${attempt.id}`] : [runTopic];
  let seq = after;
  let [run, newest] = [await getRun(runId), attempt];
  for await (const due of wakeUps(topics, signal)) {
    if (due.has(runTopic)) [run, newest] = [await getRun(runId), await newestAttempt(runId)];
    if (newest?.id !== attempt?.id) return false;
    for (let full = true; full && !signal.aborted; ) {
      const events = attempt ? await eventsAfter(attempt.id, seq, PAGE) : [];
      yield { run, attempt: newest, events };
      seq = events.at(-1)?.seq ?? seq;
      full = events.length === PAGE;
    }
  }
  return true;
}

const newestAttempt = async (runId: string): Promise<Attempt | null> => (await attemptsOf(runId)).at(-1) ?? null;

/** What is new of a study: how it stands, and the cells that changed since the last news. */
export interface StudyNews {
  study: StudyRecord;
  cells: RunCell[];
}

/** A study from a change number on (−1: all cells first). @throws Refusal (`not-found`) · StoreUnavailable */
export async function* followStudy(studyId: string, after: number, signal: AbortSignal): AsyncGenerator<StudyNews> {
  let seen = after;
  for await (const _ of wakeUps([`study:${studyId}`], signal)) {
    const { change, cells } = await runMatrix(studyId, seen);
    const study = await getStudy(studyId);
    seen = change;
    yield { study: { ...study, change }, cells };
  }
}

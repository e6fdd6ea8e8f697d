import type pg from "pg";
import { z } from "zod";
import { EventDraft, type EventKind, type EventOf, type RunEvent } from "@/lib/protocol/event";
import { insertBlob } from "./blobs";
import { database, query } from "./database";
import { requireId } from "./refusal";
import { shortenPayload } from "./shorten-payload";
import { reachable } from "./store-unavailable";

/** This attempt is no longer the run's: another worker has it, or the run was cancelled. Nothing was written. */
export class AttemptSuperseded extends Error {
  override readonly name = "AttemptSuperseded";
  constructor(attemptId: string) {
    super(`Attempt ${attemptId} is no longer under way: its run was given to another worker or cancelled.`);
  }
}

/** What happened and when, not yet in its trajectory. */
export type DatedDraft = EventDraft & { at: string };

/**
 * The fence is the attempt's own state, read under its row's lock: whoever takes a run over first marks its earlier attempts.
 * `last_seq` grows in the same statement, so numbers have no gap and become visible in order.
 */
const APPEND = `
  with mine as (
    update attempt set last_seq = last_seq + $2 where id = $1 and state = 'running' returning last_seq - $2 as before
  )
  insert into event (attempt_id, seq, at, kind, step, data)
  select $1, mine.before + draft.place, draft.at, draft.kind, draft.step, draft.data
  from mine, unnest($3::timestamptz[], $4::text[], $5::int[], $6::jsonb[])
    with ordinality as draft (at, kind, step, data, place)
  returning seq`;

/**
 * Appends events to a running attempt, all or none, and wakes whoever follows it.
 *
 * @returns the number of the last event
 * @throws AttemptSuperseded when the attempt is not under way any more
 */
export async function appendEvents(attemptId: string, drafts: readonly DatedDraft[]): Promise<number> {
  if (drafts.length === 0) throw new RangeError("there is no event to append");
  const shortened = await Promise.all(drafts.map((draft) => shortenPayload(draft.data)));
  const values = [
    attemptId,
    drafts.length,
    drafts.map((draft) => draft.at),
    drafts.map((draft) => draft.kind),
    drafts.map((draft) => draft.step),
    shortened.map(({ data }) => JSON.stringify(data)),
  ];
  const blobs = shortened.flatMap((each) => each.blobs);
  const appended = await reachable(
    inTransaction(async (client) => {
      for (const blob of blobs) await client.query(...insertBlob(blob));
      return (await client.query<{ seq: number }>({ name: "append-events", text: APPEND, values })).rows;
    }),
  );
  if (appended.length === 0) throw new AttemptSuperseded(attemptId);
  return Math.max(...appended.map((row) => row.seq));
}

async function inTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await database().pool.connect();
  try {
    await client.query("begin");
    const answer = await work(client);
    await client.query("commit");
    client.release();
    return answer;
  } catch (error) {
    // The connection's state is unknown: ending it rolls back.
    client.release(true);
    throw error;
  }
}

const EventRow = z.object({
  seq: z.int(),
  at: z.date(),
  kind: z.string(),
  step: z.int(),
  data: z.record(z.string(), z.unknown()),
});

function toEvent(row: unknown): RunEvent {
  const { seq, at, ...draft } = EventRow.parse(row);
  return { ...EventDraft.parse(draft), seq, at: at.toISOString() };
}

/** Events of an attempt after a number, oldest first, `limit` at most. */
export async function eventsAfter(attemptId: string, seq: number, limit = 1000): Promise<RunEvent[]> {
  const rows = await query(
    "select seq, at, kind, step, data from event where attempt_id = $1 and seq > $2 order by seq limit $3",
    [requireId("attempt", attemptId), seq, limit],
  );
  return rows.map(toEvent);
}

/** All events of one kind of an attempt after a number, oldest first, `limit` at most. */
export async function eventsOfKind<K extends EventKind>(
  attemptId: string,
  kind: K,
  { after = 0, limit = 10_000 }: { after?: number; limit?: number } = {},
): Promise<EventOf<K>[]> {
  const rows = await query(
    "select seq, at, kind, step, data from event where attempt_id = $1 and kind = $2 and seq > $3 order by seq limit $4",
    [requireId("attempt", attemptId), kind, after, limit],
  );
  return rows.map(toEvent).filter((event): event is EventOf<K> => event.kind === kind);
}

import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { ownConnection } from "./database";

/** What can be followed. A wake-up says only that something is new; the follower reads what. */
export type Topic = `attempt:${string}` | `run:${string}` | `study:${string}` | "studies";

const PING_MS = 15_000;
const FIRST_DELAY_MS = 100;
const LONGEST_DELAY_MS = 5_000;

/**
 * The one LISTEN connection of a process, fanned out to everybody in it who follows something. A lost connection is opened
 * again, and then everybody is woken: whatever was missed is found by reading from the follower's own cursor.
 */
class Feed {
  private readonly followers = new Map<Topic, Set<() => void>>();
  private readonly ending = new AbortController();

  constructor() {
    void this.listen();
  }

  /** Aborts at shutdown: every follower ends. */
  get closing(): AbortSignal {
    return this.ending.signal;
  }

  /** Calls `wake` after every change of a topic; returns the way to stop that. */
  subscribe(topic: Topic, wake: () => void): () => void {
    const wakes = this.followers.get(topic) ?? new Set();
    this.followers.set(topic, wakes.add(wake));
    return () => {
      wakes.delete(wake);
      if (wakes.size === 0) this.followers.delete(topic);
    };
  }

  shutdown(): void {
    this.ending.abort();
  }

  private async listen(): Promise<void> {
    let delay = FIRST_DELAY_MS;
    while (!this.closing.aborted) {
      const client = ownConnection("wick feed");
      try {
        await client.connect();
        client.on("notification", ({ payload }) => this.wake(payload ?? ""));
        await client.query("listen wick");
        delay = FIRST_DELAY_MS;
        for (const topic of this.followers.keys()) this.wake(topic);
        await this.untilLost(client);
      } catch {
        // The database is away; followers keep waiting, and reads of theirs say so.
        await sleep(delay, undefined, { signal: this.closing, ref: false }).catch(() => {});
        delay = Math.min(delay * 2, LONGEST_DELAY_MS);
      } finally {
        await client.end().catch(() => {});
      }
    }
  }

  private wake(topic: string): void {
    for (const wake of this.followers.get(topic as Topic) ?? []) wake();
  }

  /** A connection that died in silence is found by asking it something now and then. */
  private untilLost(client: pg.Client): Promise<void> {
    return new Promise((resolve) => {
      const lost = () => {
        clearInterval(ping);
        this.closing.removeEventListener("abort", lost);
        resolve();
      };
      const ping = setInterval(() => {
        const late = setTimeout(lost, PING_MS / 2);
        client.query("select 1").then(() => clearTimeout(late), lost);
      }, PING_MS);
      ping.unref();
      client.on("error", lost);
      client.on("end", lost);
      this.closing.addEventListener("abort", lost);
    });
  }
}

const shared = globalThis as typeof globalThis & { wickFeed?: Feed };

function feed(): Feed {
  shared.wickFeed ??= new Feed();
  return shared.wickFeed;
}

/** Ends every follower and the LISTEN connection: `next start` does not exit while a stream is open. */
export function closeFeed(): void {
  shared.wickFeed?.shutdown();
  delete shared.wickFeed;
}

/** Between two turns of a follower: 20 a second are live enough, and 200 of them stay cheap. */
const TURN_MS = 50;

/**
 * Yields all topics at once, and then those that changed since the last turn, however often they did. Ends when the signal
 * aborts or the process shuts down.
 */
export async function* wakeUps(
  topics: readonly Topic[],
  signal: AbortSignal,
): AsyncGenerator<ReadonlySet<Topic>, void> {
  const hub = feed();
  const over = AbortSignal.any([signal, hub.closing]);
  const due = new Set(topics);
  let wake = () => {};
  const stops = topics.map((topic) =>
    hub.subscribe(topic, () => {
      due.add(topic);
      wake();
    }),
  );
  const end = () => wake();
  over.addEventListener("abort", end);
  try {
    while (!over.aborted) {
      const turn = new Set(due);
      due.clear();
      yield turn;
      await sleep(TURN_MS, undefined, { signal: over, ref: false }).catch(() => {});
      if (due.size === 0 && !over.aborted) await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    over.removeEventListener("abort", end);
    for (const stop of stops) stop();
  }
}

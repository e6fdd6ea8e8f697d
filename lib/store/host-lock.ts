import os from "node:os";
import { ownConnection } from "./database";
import { reachable, StoreUnavailable } from "./store-unavailable";

/** First half of the advisory locks' key; the second is the host. */
const SPACE = 0x77696b;

/** The lock, and how long it took to get. */
export interface HeldLock {
  waitedSeconds: number;
  /** Aborts when the lock is lost with its connection: what was done under it since is worth nothing. */
  signal: AbortSignal;
}

/**
 * Does something under the lock of this host: agents share it while a tool of theirs works, measuring has it alone, so that
 * nothing runs beside a measurement (DESIGN §7). Requests are served in order: neither is starved by the other.
 *
 * @throws StoreUnavailable when the database is gone · the signal's reason when it aborts while waiting
 */
export async function withHostLock<T>(
  mode: "shared" | "exclusive",
  signal: AbortSignal,
  work: (held: HeldLock) => Promise<T>,
  host = os.hostname(),
): Promise<T> {
  const client = ownConnection(`wick ${mode} host lock`);
  const lost = new AbortController();
  client.on("error", (error) => lost.abort(new StoreUnavailable(error)));
  // Ending the connection is the only way out of a wait, and gives the lock back whatever happened.
  const giveUp = () => void client.end();
  try {
    await reachable(client.connect());
    signal.throwIfAborted();
    signal.addEventListener("abort", giveUp);
    const began = performance.now();
    const lock = mode === "shared" ? "pg_advisory_lock_shared" : "pg_advisory_lock";
    await reachable(client.query(`select ${lock}($1, hashtext($2))`, [SPACE, host])).catch((error: unknown) => {
      signal.throwIfAborted();
      throw error;
    });
    signal.removeEventListener("abort", giveUp);
    const waitedSeconds = (performance.now() - began) / 1000;
    return await work({ waitedSeconds, signal: AbortSignal.any([signal, lost.signal]) });
  } finally {
    signal.removeEventListener("abort", giveUp);
    await client.end().catch(() => {});
  }
}

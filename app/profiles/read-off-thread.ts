import { on } from "node:events";
import path from "node:path";
import { MessageChannel, Worker } from "node:worker_threads";
import type { Profile } from "@/lib/profile/profile";
import { ProfileUnavailable } from "@/lib/profile/profile-unavailable";
import type { ReadAnswer, ReadJob } from "@/lib/profile/read-thread";

/** The thread costs a second to start and little to keep: it waits so long for another file. */
const IDLE_MILLISECONDS = 120_000;

const shared = globalThis as typeof globalThis & { wickReader?: { worker: Worker; jobs: number } };

/** Has the thread ready for a file that may come. */
export const prepareReader = (): void => void reader();

/**
 * Reads a profile in a thread of its own, piece by piece, so that neither the file nor the time it takes is this thread's.
 *
 * @throws ProfileUnavailable when the content is no profile, or more than the thread has memory for
 */
export async function readOffThread(source: AsyncIterable<Uint8Array>, context: ReadJob["context"]): Promise<Profile> {
  const { port1: port, port2 } = new MessageChannel();
  const thread = reader();
  const pieces = source[Symbol.asyncIterator]();
  const answers = on(port, "message", { close: ["close"] });
  thread.jobs += 1;
  try {
    thread.worker.postMessage({ port: port2, context } satisfies ReadJob, [port2]);
    for await (const [said] of answers) {
      const answer: ReadAnswer = said;
      if (answer.kind === "read") return answer.profile;
      if (answer.kind === "unavailable") throw new ProfileUnavailable(answer.reason, answer.message);
      if (answer.kind === "failed") throw answer.error;
      port.postMessage(await nextOf(pieces));
    }
    throw new ProfileUnavailable("unreadable", "Reading it took more memory than this server has.");
  } finally {
    thread.jobs -= 1;
    port.close();
    await pieces.return?.();
  }
}

/** What a network brings at a time is small: handed over one by one, the two threads would mostly wait for each other. */
const PIECE = 2 ** 20;

/** The next bytes, some megabyte of them; null after the last. */
async function nextOf(pieces: AsyncIterator<Uint8Array>): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  for (let length = 0; length < PIECE; ) {
    const next = await pieces.next();
    if (next.done) break;
    parts.push(next.value);
    length += next.value.length;
  }
  return parts.length === 0 ? null : Buffer.concat(parts);
}

function reader(): { worker: Worker; jobs: number } {
  if (shared.wickReader) return shared.wickReader;
  const worker = new Worker(path.join(/*turbopackIgnore: true*/ process.cwd(), "lib/profile/read-thread.mjs"));
  const thread = { worker, jobs: 0 };
  shared.wickReader = thread;
  worker.unref();
  worker.on("error", () => {});
  worker.on("exit", () => {
    if (shared.wickReader === thread) delete shared.wickReader;
  });
  endWhenIdle(thread);
  return thread;
}

function endWhenIdle(thread: { worker: Worker; jobs: number }): void {
  const timer = setInterval(() => {
    if (thread.jobs > 0) return;
    clearInterval(timer);
    if (shared.wickReader === thread) delete shared.wickReader;
    void thread.worker.terminate();
  }, IDLE_MILLISECONDS);
  timer.unref();
}

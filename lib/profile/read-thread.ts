/**
 * The script of a worker thread that reads profiles: whoever serves pages must not stand still for the second it takes to
 * build a large one. Each message to the thread is a `ReadJob`; on its port the pieces come as they are asked for, the next
 * one while this one is read.
 */
import { on } from "node:events";
import { type MessagePort, parentPort } from "node:worker_threads";
import type { ReadContext } from "./formats/format";
import type { Profile } from "./profile";
import { ProfileUnavailable, type UnavailableReason } from "./profile-unavailable";
import { readProfile } from "./read-profile";

export type ReadJob = { readonly port: MessagePort; readonly context: Omit<ReadContext, "sourceMapFor"> };

/** What a job says on its port. It takes bytes for an answer to `more`, null after the last ones. */
export type ReadAnswer =
  | { readonly kind: "more" }
  | { readonly kind: "read"; readonly profile: Profile }
  | { readonly kind: "unavailable"; readonly reason: UnavailableReason; readonly message: string }
  | { readonly kind: "failed"; readonly error: unknown };

parentPort?.on("message", ({ port, context }: ReadJob) => void work(port, context));

async function work(port: MessagePort, context: ReadJob["context"]): Promise<void> {
  const answer = (said: ReadAnswer, transferred: ArrayBuffer[] = []) => port.postMessage(said, transferred);
  try {
    const profile = await readProfile(pieces(port, answer), context);
    answer({ kind: "read", profile }, buffersOf(profile));
  } catch (error) {
    if (error instanceof ProfileUnavailable)
      answer({ kind: "unavailable", reason: error.reason, message: error.message });
    else answer({ kind: "failed", error });
  } finally {
    port.close();
  }
}

async function* pieces(port: MessagePort, answer: (said: ReadAnswer) => void): AsyncGenerator<Uint8Array> {
  const messages = on(port, "message", { close: ["close"] });
  answer({ kind: "more" });
  for await (const [piece] of messages) {
    if (!(piece instanceof Uint8Array)) return;
    answer({ kind: "more" });
    yield piece;
  }
}

/** What a profile is made of, to be handed over rather than copied. */
function buffersOf({ frames, stacks, samples, lines }: Profile): ArrayBuffer[] {
  const columns = [
    ...Object.values(frames),
    ...Object.values(stacks),
    ...[samples.stack, samples.weight, ...samples.others.map((other) => other.weight)],
    ...(samples.time ? [samples.time] : []),
    ...(samples.run ? [samples.run] : []),
    ...Object.values(lines),
  ];
  return [...new Set(columns.map((column) => column.buffer).filter((buffer) => buffer instanceof ArrayBuffer))];
}

import { closeFeed } from "@/lib/store/feed";

/** `next start` waits for its open responses when it is told to stop, and a live page's response has no end of its own. */
export function endStreamsOnShutdown(): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, closeFeed);
}

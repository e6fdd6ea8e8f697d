/** One Server-Sent Event. Plain messages carry their cursor as id; a named type carries state and leaves the cursor alone. */
export interface ServerSentEvent {
  id?: string;
  type?: string;
  data: unknown;
}

const HEARTBEAT_MS = 15_000;
const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};

/** The cursor a reader goes on from: what the browser remembered, else what its address says. */
export const cursorOf = (request: Request): string | null =>
  request.headers.get("last-event-id") || new URL(request.url).searchParams.get("from");

/**
 * Answers with a stream of events, read no faster than the client takes them. A closed tab ends the source through its
 * signal; a source that fails ends the connection, and the client comes again from its cursor. At shutdown
 * the sources end by themselves (instrumentation-node.ts).
 */
export function eventStreamResponse(
  request: Request,
  source: (signal: AbortSignal) => AsyncGenerator<ServerSentEvent, unknown>,
): Response {
  const gone = new AbortController();
  const events = source(gone.signal);
  const encoder = new TextEncoder();
  let heartbeat: ReturnType<typeof setInterval>;
  const leave = () => {
    clearInterval(heartbeat);
    gone.abort();
    // A source that waits at a yield sees no signal: this lets it clean up.
    void events.return(undefined);
  };
  request.signal.addEventListener("abort", leave);
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode("retry: 1000\n\n"));
      heartbeat = setInterval(() => {
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(": still here\n\n"));
      }, HEARTBEAT_MS);
      heartbeat.unref();
    },
    async pull(controller) {
      const next = await events.next().catch(() => null);
      if (next && !next.done) return controller.enqueue(encoder.encode(frame(next.value)));
      clearInterval(heartbeat);
      if (!gone.signal.aborted) controller.close();
    },
    cancel: leave,
  });
  return new Response(body, { headers: HEADERS });
}

/** JSON has no raw line breaks, so one `data:` line holds it; an id of ours has none either. */
const frame = ({ id, type, data }: ServerSentEvent): string =>
  `${type ? `event: ${type}\n` : ""}${id ? `id: ${id}\n` : ""}data: ${JSON.stringify(data)}\n\n`;

import { cursorOf, eventStreamResponse, type ServerSentEvent } from "@/app/api/event-stream-response";
import type { RunPulse } from "@/components/run/run-pulse";
import { formatCursor, parseCursor } from "@/lib/protocol/event-cursor";
import { followRun, type RunNews } from "@/lib/store/follow";
import { getRun } from "@/lib/store/runs";
import { answerOrRefuse } from "../../refused";

export const dynamic = "force-dynamic";

/**
 * A run as it happens: plain messages are the events of its newest attempt (`id: attempt:seq`), replayed after
 * Last-Event-ID; a cursor of an older attempt starts the newest from its beginning. `event: run` says how the run stands.
 */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  return answerOrRefuse(async () => {
    await getRun(id);
    const from = parseCursor(cursorOf(request));
    return eventStreamResponse(request, (signal) => messages(followRun(id, from, signal)));
  });
}

async function* messages(news: AsyncGenerator<RunNews>): AsyncGenerator<ServerSentEvent> {
  let told = "";
  for await (const { run, attempt, events } of news) {
    const pulse: RunPulse = { state: run.state, verdict: run.verdict, attempt };
    if (JSON.stringify(pulse) !== told) yield { type: "run", data: pulse };
    told = JSON.stringify(pulse);
    for (const event of events)
      yield { id: formatCursor({ attemptId: attempt?.id ?? "", seq: event.seq }), data: event };
  }
}

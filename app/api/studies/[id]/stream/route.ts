import { cursorOf, eventStreamResponse, type ServerSentEvent } from "@/app/api/event-stream-response";
import { packCells } from "@/components/study/cell-wire";
import { type StudyPulse, standingOf } from "@/components/study/study-pulse";
import { followStudy, type StudyNews } from "@/lib/store/follow";
import { Refusal } from "@/lib/store/refusal";
import { StoreUnavailable } from "@/lib/store/store-unavailable";
import { getStudy } from "@/lib/store/studies";

export const dynamic = "force-dynamic";

/** A study as it changes: `id:` is its change number, `data:` a StudyPulse. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  try {
    await getStudy(id);
  } catch (error) {
    if (error instanceof Refusal) return new Response(`${error.message}\n`, { status: 404 });
    if (error instanceof StoreUnavailable) return new Response(`${error.message}\n`, { status: 503 });
    throw error;
  }
  const after = Number(cursorOf(request) ?? -1);
  const from = Number.isSafeInteger(after) ? after : -1;
  return eventStreamResponse(request, (signal) => pulses(followStudy(id, from, signal)));
}

async function* pulses(news: AsyncGenerator<StudyNews>): AsyncGenerator<ServerSentEvent> {
  for await (const { study, cells } of news) {
    const { sample, conditions } = study.design;
    const axes = { taskIds: sample.taskIds, conditionIds: conditions.map((condition) => condition.id) };
    const data: StudyPulse = { standing: standingOf(study), cells: packCells(axes, cells) };
    yield { id: String(study.change), data };
  }
}

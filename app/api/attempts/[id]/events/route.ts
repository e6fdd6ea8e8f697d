import { answerOrRefuse, wholeNumber } from "@/app/api/runs/refused";
import { eventsAfter } from "@/lib/store/events";

export const dynamic = "force-dynamic";

/** Events of an attempt after a number (`after`), `limit` at most (1000): `{ events }`. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const { searchParams } = new URL(request.url);
  const after = wholeNumber(searchParams.get("after"), 0);
  const limit = wholeNumber(searchParams.get("limit"), 1000, { min: 1, max: 1000 });
  return answerOrRefuse(async () => Response.json({ events: await eventsAfter(id, after, limit) }));
}

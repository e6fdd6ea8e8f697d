import { answerOrRefuse, wholeNumber } from "@/app/api/runs/refused";
import { renderAll } from "@/app/profiles/render-all";
import { granularityOf, LEAST_TOKENS, MOST_TOKENS, USUAL_TOKENS } from "@/components/profile/rendered-evidence";

export const dynamic = "force-dynamic";

/** What an agent would see of a profile under a token limit, in every representation: `{ evidence }`. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const asked = new URL(request.url).searchParams;
  const tokens = wholeNumber(asked.get("tokens"), USUAL_TOKENS, { min: LEAST_TOKENS, max: MOST_TOKENS });
  return answerOrRefuse(async () => Response.json({ evidence: await renderAll(id, tokens, granularityOf(asked)) }));
}

import { sentence } from "@/app/api/runs/refused";
import { expertPatch } from "@/app/benchmarks/expert-patch";
import type { ExpertPatchAnswer } from "@/components/benchmark/expert-patch-answer";

export const dynamic = "force-dynamic";

const NOT_YET =
  "The two versions are not in this host's package cache yet. A worker fetches them when it first runs the task; so does npm run -s wick -- task check.";

/**
 * What the expert changed, as a unified diff between the two published versions. Whoever downloads it gets the diff or 404;
 * whoever accepts JSON asks how it stands, and that versions are not fetched yet is an answer like any other.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string; task: string }> },
): Promise<Response> {
  const { id, task } = await params;
  try {
    const patch = await expertPatch(id, task);
    if (request.headers.get("accept")?.includes("application/json")) return standing(patch);
    return patch === null ? sentence(NOT_YET, 404) : new Response(patch, { headers: TEXT });
  } catch (error) {
    if (error instanceof RangeError) return sentence(error.message, 404);
    throw error;
  }
}

const VARY = { vary: "accept" };
const TEXT = { "content-type": "text/plain; charset=utf-8", ...VARY };

function standing(patch: string | null): Response {
  const answer: ExpertPatchAnswer = patch === null ? { patch, why: NOT_YET } : { patch };
  return Response.json(answer, { headers: VARY });
}

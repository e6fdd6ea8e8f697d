import { sentence } from "@/app/api/runs/refused";
import { expertPatch } from "@/app/benchmarks/expert-patch";

export const dynamic = "force-dynamic";

const NOT_YET =
  "The two versions are not in this host's package cache yet. A worker fetches them when it first runs the task; so does npm run -s wick -- task check.";

/** What the expert changed, as a unified diff between the two published versions. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ id: string; task: string }> },
): Promise<Response> {
  const { id, task } = await params;
  try {
    const patch = await expertPatch(id, task);
    if (patch === null) return sentence(NOT_YET, 404);
    return new Response(patch, { headers: { "content-type": "text/plain; charset=utf-8" } });
  } catch (error) {
    if (error instanceof RangeError) return sentence(error.message, 404);
    throw error;
  }
}

import { wholeNumber } from "@/app/api/runs/refused";
import { answerAsked } from "@/app/profiles/answer-asked";
import { comparison } from "@/app/profiles/compared";
import { renderEvidence } from "@/app/profiles/render-evidence";
import { readDiff } from "@/components/profile/diff-state";
import { granularityOf, LEAST_TOKENS, MOST_TOKENS, USUAL_TOKENS } from "@/components/profile/rendered-evidence";
import { diff } from "@/lib/evidence/diff";

export const dynamic = "force-dynamic";

/** What an agent would see of the change from the profiles `before` to `after` (ids, with commas) under a token limit: `{ evidence }`. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const allowance = wholeNumber(searchParams.get("tokens"), USUAL_TOKENS, { min: LEAST_TOKENS, max: MOST_TOKENS });
  return answerAsked(async () => {
    const { before, after } = await comparison(readDiff(searchParams));
    const input = { profile: after, previous: before, allowance, granularity: granularityOf(searchParams) };
    return Response.json({ evidence: [renderEvidence(diff, input)] });
  });
}

import { answerAsked } from "@/app/profiles/answer-asked";
import { seenProfile } from "@/app/profiles/seen-profile";
import { wholesOf } from "@/app/profiles/wholes-of";
import type { SearchAnswer } from "@/components/profile/flame-tree";
import { readLens } from "@/components/profile/view-state";
import { search } from "@/lib/profile/search";

export const dynamic = "force-dynamic";

/** How much there is of a profile as a lens shows it, and how much of that matches the pattern `search`: of all, not of what is drawn. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const { searchParams } = new URL(request.url);
  return answerAsked(async () => {
    const profile = await seenProfile(id, readLens(searchParams));
    const { frames, share } = search(profile.seen, searchParams.get("search") ?? "");
    const answer: SearchAnswer = { ...wholesOf(profile), functions: frames.size, share };
    return Response.json(answer);
  });
}

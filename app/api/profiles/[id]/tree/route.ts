import { answerOrRefuse, sentence, wholeNumber } from "@/app/api/runs/refused";
import { cachedProfile } from "@/app/profiles/cached-profile";
import type { FlameTree } from "@/components/profile/flame-tree";
import { busyMicroseconds } from "@/lib/profile/origin-split";
import { prune } from "@/lib/profile/prune";

export const dynamic = "force-dynamic";

/** Most frames d3-flame-graph draws without delay. */
const MOST_FRAMES = 2000;

/** The part of a profile a browser can draw: `frames` at most, below the call path `focus` (−1: all), matching `search`. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const { searchParams } = new URL(request.url);
  const frames = wholeNumber(searchParams.get("frames"), 1500, { min: 10, max: MOST_FRAMES });
  const focus = wholeNumber(searchParams.get("focus"), -1, { min: -1 });
  const search = searchParams.get("search") ?? "";
  return answerOrRefuse(async () => {
    const { profile } = await cachedProfile(id);
    if (focus >= profile.stacks.parent.length)
      return sentence(`The profile has ${profile.stacks.parent.length} call paths; there is no path ${focus}.`, 404);
    const tree: FlameTree = {
      ...prune(profile, { frames, focus, search }),
      busy: busyMicroseconds(profile),
      total: profile.meta.totalMicroseconds,
      samples: profile.meta.samples,
    };
    return Response.json(tree);
  });
}

import { sentence, wholeNumber } from "@/app/api/runs/refused";
import { answerAsked } from "@/app/profiles/answer-asked";
import { flameTreeOf, USUAL_FRAMES } from "@/app/profiles/flame-tree-of";
import { seenProfile } from "@/app/profiles/seen-profile";
import { readLens } from "@/components/profile/view-state";
import { TREES } from "@/lib/profile/view-tree";

export const dynamic = "force-dynamic";

const MOST_FRAMES = 20_000;

/** The part of a profile a browser can draw: a `tree` with `frames` boxes at most, below the address `zoom`, as a lens shows it. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const { searchParams } = new URL(request.url);
  const frames = wholeNumber(searchParams.get("frames"), USUAL_FRAMES, { min: 10, max: MOST_FRAMES });
  const tree = TREES.find((each) => each === searchParams.get("tree")) ?? "merged";
  const [zoom, fn] = [searchParams.get("zoom") ?? "", searchParams.get("fn") ?? ""];
  return answerAsked(async () => {
    const profile = await seenProfile(id, readLens(searchParams));
    if (tree === "time" && profile.seen.samples.time === null)
      return sentence("The samples of this profile carry no time, so they have no order to draw them in.", 404);
    const drawn = flameTreeOf(profile, { tree, fn, frames, zoom });
    if (drawn === null)
      return sentence(
        `This profile has nothing ${zoom === "" ? `called "${fn}"` : `at "${zoom}"`} to show; the address may be of another view of it.`,
        404,
      );
    return Response.json(drawn);
  });
}

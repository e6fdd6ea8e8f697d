import { sentence, wholeNumber } from "@/app/api/runs/refused";
import { answerAsked } from "@/app/profiles/answer-asked";
import { comparison, diffPictureOf } from "@/app/profiles/compared";
import { USUAL_FRAMES } from "@/app/profiles/flame-tree-of";
import { readDiff } from "@/components/profile/diff-state";

export const dynamic = "force-dynamic";

/** The merged tree of the profiles `before` and `after` (ids, with commas) that a browser can draw, below `zoom`. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const asked = readDiff(searchParams);
  const frames = wholeNumber(searchParams.get("frames"), USUAL_FRAMES, { min: 10, max: 5000 });
  return answerAsked(async () => {
    const picture = diffPictureOf(await comparison(asked), { ...asked, frames });
    return picture ? Response.json(picture) : sentence(`This comparison has nothing at "${asked.zoom}".`, 404);
  });
}

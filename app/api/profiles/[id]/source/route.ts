import { answerAsked } from "@/app/profiles/answer-asked";
import { seenProfile } from "@/app/profiles/seen-profile";
import { sourceOf } from "@/app/profiles/source-of";
import { readLens } from "@/components/profile/view-state";

export const dynamic = "force-dynamic";

/** A `file` of a profile as it was profiled, with what its lines weigh. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const { searchParams } = new URL(request.url);
  // Lines are known of whole functions only, so nothing is left out of them.
  const lens = { ...readLens(searchParams), focus: "", ignore: "", hide: "", group: "function" } as const;
  return answerAsked(async () =>
    Response.json(await sourceOf(await seenProfile(id, lens), searchParams.get("file") ?? "")),
  );
}

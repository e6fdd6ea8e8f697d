import { answerAsked } from "@/app/profiles/answer-asked";
import { functionsOf } from "@/app/profiles/functions-of";
import { seenProfile } from "@/app/profiles/seen-profile";
import { readLens } from "@/components/profile/view-state";

export const dynamic = "force-dynamic";

/** The functions of a profile as a lens shows it, by self weight. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const { searchParams } = new URL(request.url);
  return answerAsked(async () => Response.json(functionsOf(await seenProfile(id, readLens(searchParams)))));
}

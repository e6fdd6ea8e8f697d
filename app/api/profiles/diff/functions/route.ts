import { answerAsked } from "@/app/profiles/answer-asked";
import { comparison, diffFunctionsOf } from "@/app/profiles/compared";
import { readDiff } from "@/components/profile/diff-state";

export const dynamic = "force-dynamic";

/** The functions of the profiles `before` and `after` (ids, with commas), those that changed most first. */
export async function GET(request: Request): Promise<Response> {
  const asked = readDiff(new URL(request.url).searchParams);
  return answerAsked(async () => Response.json(diffFunctionsOf(await comparison(asked))));
}

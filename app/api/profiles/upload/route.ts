import { sentence } from "@/app/api/runs/refused";
import { guarded } from "@/app/guarded";
import { openUpload } from "@/app/profiles/open-upload";

export const dynamic = "force-dynamic";

/**
 * Opens a profile: the body is the file, `name` what it is called. Answers 201 with `{ id }`, or a sentence.
 *
 * Guards itself: what stands before all other requests (proxy.ts) would hold the whole body in memory for this one.
 */
export async function POST(request: Request): Promise<Response> {
  const decision = guarded(request);
  if (decision.kind !== "allow")
    return decision.kind === "refuse"
      ? sentence(decision.sentence, decision.status)
      : sentence("Sign in with a page, not with a file.", 400);
  const name = (new URL(request.url).searchParams.get("name") ?? "").trim().slice(0, 200);
  if (request.body === null) return sentence("The request holds no file.", 400);
  return openUpload(request.body, name || "profile");
}

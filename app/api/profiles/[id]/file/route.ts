import { sentence } from "@/app/api/runs/refused";
import { answerAsked } from "@/app/profiles/answer-asked";
import { cachedProfile } from "@/app/profiles/cached-profile";
import { titleOf } from "@/app/profiles/load-sides";
import { standalonePage } from "@/app/profiles/standalone/standalone-page";
import { EXPORTS, type ExportId } from "@/components/profile/export-formats";
import { FORMATS } from "@/lib/profile/formats/formats";
import type { Profile } from "@/lib/profile/profile";

export const dynamic = "force-dynamic";

/** The whole profile as a file in another `format`, or as a page that needs no server. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const asked = new URL(request.url).searchParams.get("format");
  const chosen = EXPORTS.find((each) => each.id === asked);
  if (!chosen)
    return sentence(`There is no format "${asked}"; there are: ${EXPORTS.map((each) => each.id).join(", ")}.`, 400);
  return answerAsked(async () => {
    const { entry, profile } = await cachedProfile(id);
    const bytes = await written(profile, chosen.id, titleOf(entry));
    if (bytes === null) return sentence(`Profiles are not written as ${chosen.title} here.`, 400);
    const name = titleOf(entry)
      .replaceAll(/[^\w.-]+/g, "-")
      .slice(0, 80);
    return new Response(new Uint8Array(bytes), {
      headers: {
        "content-type": chosen.type,
        "content-disposition": `attachment; filename="${name}.${chosen.extension}"`,
      },
    });
  });
}

async function written(profile: Profile, id: ExportId, title: string): Promise<Buffer | null> {
  if (id === "html") return Buffer.from(await standalonePage(profile, title));
  return FORMATS.find((format) => format.id === id)?.write?.(profile) ?? null;
}

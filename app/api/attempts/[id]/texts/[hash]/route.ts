import { answerOrRefuse } from "@/app/api/runs/refused";
import { getBlob } from "@/lib/store/blobs";

export const dynamic = "force-dynamic";

/** A long text of an event, whole. Never anything a browser would run: plain text, and `nosniff` on every answer. */
export async function GET(_: Request, { params }: { params: Promise<{ hash: string }> }): Promise<Response> {
  const { hash } = await params;
  return answerOrRefuse(async () => {
    const bytes = new Uint8Array(await getBlob(hash));
    const headers = {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "private, max-age=31536000, immutable",
    };
    return new Response(bytes, { headers });
  });
}

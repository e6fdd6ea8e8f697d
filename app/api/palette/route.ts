import { Refusal } from "@/lib/store/refusal";
import { StoreUnavailable } from "@/lib/store/store-unavailable";
import { findPlaces } from "./find-places";

export const dynamic = "force-dynamic";

/** Places by name, for the palette: `words` as typed, `path` of the page one is on. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  try {
    const places = await findPlaces((searchParams.get("words") ?? "").slice(0, 200), searchParams.get("path") ?? "/");
    return Response.json(places);
  } catch (error) {
    if (error instanceof StoreUnavailable) return new Response(error.message, { status: 503 });
    if (error instanceof Refusal) return new Response(error.message, { status: 404 });
    throw error;
  }
}

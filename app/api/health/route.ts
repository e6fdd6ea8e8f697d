import { query } from "@/lib/store/database";

export const dynamic = "force-dynamic";

/** Whether this server runs and reaches its database. */
export async function GET(): Promise<Response> {
  try {
    await query("select 1");
    return Response.json({ ok: true });
  } catch (error) {
    return Response.json({ ok: false, reason: String(error) }, { status: 503 });
  }
}

export const dynamic = "force-dynamic";

/** Whether this server runs and reaches its database. */
export function GET(): Response {
  return Response.json({ ok: true });
}

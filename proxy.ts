import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy, SPEEDSCOPE_POLICY } from "./app/content-security-policy";
import { guarded } from "./app/guarded";

/** All but the one request whose body may be a gigabyte: Next holds the body of every request that passes here in memory. */
export const config = { matcher: ["/((?!api/profiles/upload$).*)"] };

/** Stands before every request, also those for static files and server actions; the upload route guards itself. */
export function proxy(request: NextRequest): Response {
  const decision = guarded(request);
  if (decision.kind === "refuse") return new Response(`${decision.sentence}\n`, { status: decision.status });
  if (decision.kind === "sign-in") return signedIn(decision.cookie);
  return withContentPolicy(request);
}

/** A page instead of a redirect: behind another server, this one does not know its own address. */
function signedIn(cookie: string): Response {
  const page =
    '<!doctype html><meta http-equiv="refresh" content="0; url=/"><title>Wick</title><a href="/">Signed in</a>';
  return new Response(page, { headers: { "content-type": "text/html; charset=utf-8", "set-cookie": cookie } });
}

/** Next reads the nonce of its inline scripts from the policy in the request's own headers. */
function withContentPolicy({ headers, nextUrl }: NextRequest): Response {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const contentPolicy = nextUrl.pathname.startsWith("/speedscope/")
    ? SPEEDSCOPE_POLICY
    : contentSecurityPolicy(nonce, process.env.NODE_ENV === "development");
  const forwarded = new Headers(headers);
  forwarded.set("content-security-policy", contentPolicy);
  forwarded.set("x-nonce", nonce);
  const response = NextResponse.next({ request: { headers: forwarded } });
  response.headers.set("content-security-policy", contentPolicy);
  return response;
}

import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "./app/content-security-policy";
import { guardPolicy, guardRequest } from "./app/request-guard";

const policy = guardPolicy(process.env);

/** Stands before every request, also those for static files and server actions. */
export function proxy(request: NextRequest): Response {
  const { headers, nextUrl } = request;
  const decision = guardRequest(
    {
      method: request.method,
      path: nextUrl.pathname,
      host: headers.get("host"),
      origin: headers.get("origin"),
      fetchSite: headers.get("sec-fetch-site"),
      authorization: headers.get("authorization"),
      cookie: headers.get("cookie"),
      offeredToken: nextUrl.searchParams.get("token"),
    },
    policy,
  );
  if (decision.kind === "refuse") return new Response(`${decision.sentence}\n`, { status: decision.status });
  if (decision.kind === "sign-in") return signedIn(decision.cookie);
  return withContentPolicy(headers);
}

/** A page instead of a redirect: behind another server, this one does not know its own address. */
function signedIn(cookie: string): Response {
  const page =
    '<!doctype html><meta http-equiv="refresh" content="0; url=/"><title>Wick</title><a href="/">Signed in</a>';
  return new Response(page, { headers: { "content-type": "text/html; charset=utf-8", "set-cookie": cookie } });
}

/** Next reads the nonce of its inline scripts from the policy in the request's own headers. */
function withContentPolicy(headers: Headers): Response {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const contentPolicy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development");
  const forwarded = new Headers(headers);
  forwarded.set("content-security-policy", contentPolicy);
  forwarded.set("x-nonce", nonce);
  const response = NextResponse.next({ request: { headers: forwarded } });
  response.headers.set("content-security-policy", contentPolicy);
  return response;
}

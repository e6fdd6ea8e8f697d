import { createHash, timingSafeEqual } from "node:crypto";

/** What of a request decides whether it is let in. Header values as they came, null where the header is missing. */
export interface GuardedRequest {
  method: string;
  path: string;
  host: string | null;
  origin: string | null;
  fetchSite: string | null;
  authorization: string | null;
  cookie: string | null;
  /** The `token` of `/login?token=…`. */
  offeredToken: string | null;
}

/** Who may ask: on a loopback bind whoever names this machine, on any other only who shows the token. */
export interface GuardPolicy {
  isOpen: boolean;
  token: string | null;
  allowedHosts: ReadonlySet<string>;
}

export type GuardDecision =
  | { kind: "allow" }
  | { kind: "sign-in"; cookie: string }
  | { kind: "refuse"; status: 401 | 403 | 421; sentence: string };

export const SESSION_COOKIE = "wick_session";
const LOOPBACK_NAMES = ["127.0.0.1", "localhost", "[::1]"];
const LOOPBACK_BINDS = new Set(["127.0.0.1", "localhost", "::1"]);
const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/** The policy the environment asks for: `HOST`, `WICK_TOKEN`, `WICK_ALLOWED_HOSTS` (scripts/lib/environment.mjs). */
export function guardPolicy(env: Record<string, string | undefined>): GuardPolicy {
  const further = (env.WICK_ALLOWED_HOSTS ?? "").split(",").map((name) => name.trim().toLowerCase());
  return {
    isOpen: Boolean(env.HOST) && !LOOPBACK_BINDS.has(env.HOST ?? ""),
    token: env.WICK_TOKEN || null,
    allowedHosts: new Set([...LOOPBACK_NAMES, ...further.filter((name) => name !== "")]),
  };
}

/**
 * Lets a request in or says why not. Without this check a foreign page could make a browser on this machine start
 * programs: by a name that resolves here (DNS rebinding) or by a form posted across sites (CSRF).
 */
export function guardRequest(request: GuardedRequest, policy: GuardPolicy): GuardDecision {
  if (!policy.isOpen && !policy.allowedHosts.has(nameOf(request.host)))
    return refuse(421, "This Wick answers only to loopback names and to the names in WICK_ALLOWED_HOSTS.");
  if (!SAFE_METHODS.has(request.method) && isFromElsewhere(request))
    return refuse(403, "A page of another origin may not change anything in this Wick.");
  if (!policy.isOpen) return { kind: "allow" };
  return guardByToken(request, policy.token);
}

function guardByToken(request: GuardedRequest, token: string | null): GuardDecision {
  if (token === null)
    return refuse(403, "This Wick is open to other machines but has no WICK_TOKEN, so it answers nobody.");
  const session = sessionOf(token);
  if (request.path === "/login" && request.offeredToken !== null)
    return same(request.offeredToken, token)
      ? { kind: "sign-in", cookie: `${SESSION_COOKIE}=${session}; Path=/; HttpOnly; SameSite=Lax` }
      : refuse(401, "That is not the WICK_TOKEN of this server.");
  const bearer = /^Bearer (.+)$/i.exec(request.authorization ?? "")?.[1];
  if (bearer !== undefined && same(bearer, token)) return { kind: "allow" };
  const shown = cookieNamed(SESSION_COOKIE, request.cookie);
  if (shown !== undefined && same(shown, session)) return { kind: "allow" };
  return refuse(401, "Open /login?token=… with the WICK_TOKEN of this server, or send it as a bearer token.");
}

const refuse = (status: 401 | 403 | 421, sentence: string): GuardDecision => ({ kind: "refuse", status, sentence });

/** The host without its port, in lower case; IPv6 keeps its brackets. Empty when there is none. */
function nameOf(host: string | null): string {
  return /^(\[[0-9a-f:.]+\]|[^:[\]]+)(:\d{1,5})?$/.exec(host?.toLowerCase() ?? "")?.[1] ?? "";
}

/** Programs send no Origin; browsers send one with every request that is not safe, "null" if they hide it. */
function isFromElsewhere({ origin, host, fetchSite }: GuardedRequest): boolean {
  if (fetchSite === "cross-site" || fetchSite === "same-site") return true;
  if (origin === null) return false;
  return !URL.canParse(origin) || new URL(origin).host !== withoutDefaultPort(origin, host);
}

/** An Origin leaves out the port its scheme implies, a Host header behind a proxy may name it. */
function withoutDefaultPort(origin: string, host: string | null): string | null {
  const url = `${new URL(origin).protocol}//${host ?? ""}`;
  return URL.canParse(url) ? new URL(url).host : null;
}

/** What the cookie holds: derived from the token, so that a leaked cookie is not the token. */
const sessionOf = (token: string): string => createHash("sha256").update(`wick session ${token}`).digest("hex");

/** Compared by digest, so that neither length nor first differing character shows in the time it takes. */
function same(shown: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(shown), digest(expected));
}

function cookieNamed(name: string, header: string | null): string | undefined {
  const pairs = (header ?? "").split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

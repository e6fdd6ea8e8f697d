import { describe, expect, test } from "vitest";
import { type GuardedRequest, guardPolicy, guardRequest } from "./request-guard";

const TOKEN = "a-token-of-some-length";
const plain: GuardedRequest = {
  method: "GET",
  path: "/",
  host: "127.0.0.1:3000",
  origin: null,
  fetchSite: null,
  authorization: null,
  cookie: null,
  offeredToken: null,
};
const local = guardPolicy({});
const open = guardPolicy({ HOST: "0.0.0.0", WICK_TOKEN: TOKEN });
const verdict = (request: Partial<GuardedRequest>, policy = local) => {
  const decision = guardRequest({ ...plain, ...request }, policy);
  return decision.kind === "refuse" ? decision.status : decision.kind;
};

describe("on a loopback bind", () => {
  test.each(["127.0.0.1", "127.0.0.1:3000", "localhost:80", "LocalHost:5", "[::1]", "[::1]:3001"])(
    "the name %s is this machine",
    (host) => expect(verdict({ host })).toBe("allow"),
  );

  test.each([
    "evil.example",
    "evil.example:3000",
    "127.0.0.1.evil.example",
    "localhost.",
    "127.0.0.1:3000@evil.example",
    "",
    null,
  ])("a rebound or malformed Host %s is misdirected", (host) => expect(verdict({ host })).toBe(421));

  test("a name is added by WICK_ALLOWED_HOSTS, and only that name", () => {
    const policy = guardPolicy({ WICK_ALLOWED_HOSTS: " Lab.example.org , wick.test" });
    expect(verdict({ host: "lab.example.org" }, policy)).toBe("allow");
    expect(verdict({ host: "wick.test:8080" }, policy)).toBe("allow");
    expect(verdict({ host: "sub.lab.example.org" }, policy)).toBe(421);
  });

  test("a form or action of the same origin may post", () => {
    expect(verdict({ method: "POST", origin: "http://127.0.0.1:3000", fetchSite: "same-origin" })).toBe("allow");
  });

  test.each(["http://evil.example", "http://127.0.0.1:4000", "http://localhost:3000", "null", "nonsense"])(
    "a post from the origin %s is refused",
    (origin) => expect(verdict({ method: "POST", origin })).toBe(403),
  );

  test("a post the browser calls cross-site or same-site is refused though its Origin is hidden", () => {
    expect(verdict({ method: "POST", fetchSite: "cross-site" })).toBe(403);
    expect(verdict({ method: "DELETE", fetchSite: "same-site" })).toBe(403);
  });

  test("a program without Origin may post", () => expect(verdict({ method: "POST" })).toBe("allow"));

  test("a link on another page may lead here", () => {
    expect(verdict({ origin: "http://evil.example", fetchSite: "cross-site" })).toBe("allow");
  });
});

describe("behind a TLS proxy", () => {
  const policy = guardPolicy({ WICK_ALLOWED_HOSTS: "lab.example.org" });
  test("the port the scheme implies does not make another origin", () => {
    const post = { method: "POST", origin: "https://lab.example.org" };
    expect(verdict({ ...post, host: "lab.example.org" }, policy)).toBe("allow");
    expect(verdict({ ...post, host: "lab.example.org:443" }, policy)).toBe("allow");
    expect(verdict({ ...post, host: "lab.example.org:80" }, policy)).toBe(403);
  });
});

describe("on a bind other machines reach", () => {
  test("nobody gets in without the token, not even by a loopback name", () => {
    expect(verdict({}, open)).toBe(401);
    expect(verdict({ authorization: `Bearer ${TOKEN}x` }, open)).toBe(401);
    expect(verdict({ cookie: "wick_session=" }, open)).toBe(401);
  });

  test("the bearer token lets programs in", () => {
    expect(verdict({ host: "lab.example.org", authorization: `Bearer ${TOKEN}` }, open)).toBe("allow");
  });

  test("signing in gives a cookie that lets the browser in, and is not the token", () => {
    const decision = guardRequest({ ...plain, path: "/login", offeredToken: TOKEN }, open);
    expect(decision.kind).toBe("sign-in");
    const cookie = decision.kind === "sign-in" ? decision.cookie : "";
    expect(cookie).toContain("HttpOnly");
    expect(cookie).not.toContain(TOKEN);
    expect(verdict({ cookie: `theme=dark; ${cookie.split(";")[0]}` }, open)).toBe("allow");
  });

  test("a wrong token does not sign in, and none is accepted elsewhere than at /login", () => {
    expect(verdict({ path: "/login", offeredToken: "guess" }, open)).toBe(401);
    expect(verdict({ path: "/studies", offeredToken: TOKEN }, open)).toBe(401);
  });

  test("the session of one token is worthless once the token has changed", () => {
    const decision = guardRequest({ ...plain, path: "/login", offeredToken: TOKEN }, open);
    const cookie = decision.kind === "sign-in" ? (decision.cookie.split(";")[0] ?? "") : "";
    expect(verdict({ cookie }, guardPolicy({ HOST: "0.0.0.0", WICK_TOKEN: "another-token-of-some" }))).toBe(401);
  });

  test("a signed-in browser still cannot be made to post by another origin", () => {
    expect(verdict({ method: "POST", origin: "http://evil.example", authorization: `Bearer ${TOKEN}` }, open)).toBe(
      403,
    );
  });

  test("without a configured token it answers nobody", () => {
    expect(verdict({ authorization: "Bearer " }, guardPolicy({ HOST: "::" }))).toBe(403);
  });
});

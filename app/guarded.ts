import { type GuardDecision, guardPolicy, guardRequest } from "./request-guard";

const policy = guardPolicy(process.env);

/** Whether this server answers a request, by its headers alone. */
export function guarded({ method, url, headers }: Request): GuardDecision {
  const { pathname, searchParams } = new URL(url);
  return guardRequest(
    {
      method,
      path: pathname,
      host: headers.get("host"),
      origin: headers.get("origin"),
      fetchSite: headers.get("sec-fetch-site"),
      authorization: headers.get("authorization"),
      cookie: headers.get("cookie"),
      offeredToken: searchParams.get("token"),
    },
    policy,
  );
}

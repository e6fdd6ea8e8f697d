"use client";
import { useSearchParams } from "next/navigation";
import { useCallback } from "react";

/** Names and values to set in the address; null removes. */
export type ParamChange = Record<string, string | null>;

/**
 * The address as state: read by everybody on the page, written without asking the server again (Next follows
 * `history.replaceState`). `push` makes a step that Back undoes.
 */
export function useUrlParams(): {
  params: Pick<URLSearchParams, "get">;
  set(change: ParamChange, how?: "replace" | "push"): void;
} {
  const params = useSearchParams();
  const set = useCallback((change: ParamChange, how: "replace" | "push" = "replace") => {
    const url = withParams(new URL(location.href), change);
    if (how === "push") history.pushState(null, "", url);
    else history.replaceState(null, "", url);
  }, []);
  return { params, set };
}

/** An address with some of its search parameters changed. */
export function withParams(url: URL, change: ParamChange): URL {
  const next = new URL(url);
  for (const [name, value] of Object.entries(change))
    if (value === null || value === "") next.searchParams.delete(name);
    else next.searchParams.set(name, value);
  return next;
}

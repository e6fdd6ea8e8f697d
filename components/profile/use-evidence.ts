"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { ask, FOREVER } from "./ask-profile";
import type { NamedFrame } from "./frame-text";
import { granularityOf, LEAST_TOKENS, MOST_TOKENS, type RenderedEvidence, USUAL_TOKENS } from "./rendered-evidence";
import { useUrlParams } from "./url-params";

/** The token limit the address asks for. */
export function tokensOf(params: Pick<URLSearchParams, "get">): number {
  const tokens = Number(params.get("tokens") ?? USUAL_TOKENS);
  return Number.isSafeInteger(tokens) ? Math.min(Math.max(tokens, LEAST_TOKENS), MOST_TOKENS) : USUAL_TOKENS;
}

/** A profile in all representations, as an agent would be shown it under the token limit and in the rows the address asks for. */
export function useEvidence(profileId: string, params: Pick<URLSearchParams, "get">, enabled = true) {
  const settled = useSettled(tokensOf(params));
  const rows = granularityOf(params);
  return useQuery({
    ...FOREVER,
    enabled,
    queryKey: ["profile-evidence", profileId, settled, rows],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<RenderedEvidence[]> => {
      const address = `/api/profiles/${profileId}/evidence?tokens=${settled}&rows=${rows}`;
      return (await ask<{ evidence: RenderedEvidence[] }>(address, signal)).evidence;
    },
  });
}

const NOBODY: readonly NamedFrame[] = [];

/** The functions that the chosen evidence text of the page names; nobody while none is chosen. */
export function useNamed(profileId: string): readonly NamedFrame[] {
  const { params } = useUrlParams();
  const wanted = params.get("as") ?? "";
  const { data } = useEvidence(profileId, params, wanted !== "");
  return useMemo(() => data?.find((each) => each.id === wanted)?.named ?? NOBODY, [data, wanted]);
}

const REST_MILLISECONDS = 150;

/** A value once it has come to rest: a slider passes many on its way. */
function useSettled(value: number): number {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), REST_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

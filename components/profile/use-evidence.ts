"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { ask, FOREVER } from "./ask-profile";
import { askedEvidence } from "./asked-evidence";
import type { NamedFrame } from "./frame-text";
import type { RenderedEvidence } from "./rendered-evidence";
import { useUrlParams } from "./url-params";

/** Whose evidence is asked for: a profile's, or that of a comparison's sides. */
export interface EvidenceOf {
  path: string;
  params: Record<string, string>;
}

export const evidenceOfProfile = (id: string): EvidenceOf => ({ path: `/api/profiles/${id}/evidence`, params: {} });

export const evidenceOfSides = ({ before, after }: Record<"before" | "after", readonly string[]>): EvidenceOf => ({
  path: "/api/profiles/diff/evidence",
  params: { before: before.join(","), after: after.join(",") },
});

/** What an agent would be shown, in every representation there is of it, under the token limit and in the rows the page asks for. */
export function useEvidence({ path, params: own }: EvidenceOf, params: Pick<URLSearchParams, "get">, enabled = true) {
  const settled = useSettled(askedEvidence(params).tokens);
  const { rows } = askedEvidence(params);
  return useQuery({
    ...FOREVER,
    enabled,
    queryKey: ["profile-evidence", path, own, settled, rows],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<RenderedEvidence[]> => {
      const asked = new URLSearchParams({ ...own, tokens: String(settled), rows });
      return (await ask<{ evidence: RenderedEvidence[] }>(`${path}?${asked}`, signal)).evidence;
    },
  });
}

const NOBODY: readonly NamedFrame[] = [];

/** The functions that the chosen evidence text of a profile's page names; nobody while none is chosen. */
export function useNamed(profileId: string): readonly NamedFrame[] {
  const { params } = useUrlParams();
  const { wanted } = askedEvidence(params);
  const { data } = useEvidence(evidenceOfProfile(profileId), params, wanted !== "");
  return useMemo(() => data?.find((each) => each.id === wanted)?.named ?? NOBODY, [data, wanted]);
}

/** The functions that the evidence text of a comparison names. */
export function useNamedOfSides(sides: Record<"before" | "after", readonly string[]>): readonly NamedFrame[] {
  const { params } = useUrlParams();
  return useEvidence(evidenceOfSides(sides), params).data?.[0]?.named ?? NOBODY;
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

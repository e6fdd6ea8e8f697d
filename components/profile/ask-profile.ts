"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { TreeKind } from "@/lib/profile/view-tree";
import type { FlameTree, FunctionsAnswer, SearchAnswer, SourceAnswer } from "./flame-tree";
import { isNarrowed, type Lens, lensParams } from "./view-state";
import { zoomWithin } from "./zoom-within";

/** Answers of the server never change for the same question: a stored profile does not. */
export const FOREVER = { staleTime: Number.POSITIVE_INFINITY, retry: false } as const;

/** What the server answers. @throws Error with its sentence when it refuses */
export async function ask<T>(address: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error((await response.text()).trim());
  return response.json();
}

const addressOf = (profileId: string, what: string, params: Record<string, string>): string =>
  `/api/profiles/${profileId}/${what}?${new URLSearchParams(params)}`;

export interface TreeQuestion {
  profileId: string;
  tree: TreeKind;
  lens: Lens;
  fn: string;
  zoom: string;
}

/** A tree to draw. While a zoom is on its way, what is known of it already; else what was shown before. */
export function useTree({ profileId, tree, lens, fn, zoom }: TreeQuestion, initial?: FlameTree) {
  const params = { ...lensParams(lens), tree, ...(fn === "" ? {} : { fn }) };
  return useQuery({
    ...FOREVER,
    ...(initial ? { initialData: initial } : {}),
    queryKey: ["profile-tree", profileId, params, zoom],
    placeholderData: (before: FlameTree | undefined, query) =>
      before && query?.queryKey[1] === profileId ? (zoomWithin(before, zoom) ?? before) : undefined,
    queryFn: ({ signal }) =>
      ask<FlameTree>(addressOf(profileId, "tree", { ...params, ...(zoom === "" ? {} : { zoom }) }), signal),
  });
}

/** How much there is of what a lens shows, and how much of it a search matches, counted by the server on all of it. */
export function useMatches(profileId: string, lens: Lens, search: string) {
  const params = { ...lensParams(lens), search };
  return useQuery({
    ...FOREVER,
    enabled: search !== "" || isNarrowed(lens),
    queryKey: ["profile-search", profileId, params],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => ask<SearchAnswer>(addressOf(profileId, "search", params), signal),
  });
}

export function useFunctions(profileId: string, lens: Lens) {
  const params = lensParams(lens);
  return useQuery({
    ...FOREVER,
    queryKey: ["profile-functions", profileId, params],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => ask<FunctionsAnswer>(addressOf(profileId, "functions", params), signal),
  });
}

export function useSource(profileId: string, lens: Lens, file: string) {
  const params = { ...lensParams(lens), ...(file === "" ? {} : { file }) };
  return useQuery({
    ...FOREVER,
    queryKey: ["profile-source", profileId, params],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => ask<SourceAnswer>(addressOf(profileId, "source", params), signal),
  });
}

"use client";
import { type RefObject, useMemo, useRef } from "react";
import { useKeys } from "@/components/keyboard/keys";
import type { DiffMeasure, DiffPart } from "@/lib/profile/diff-tree";
import { Choice } from "./choice";
import { DiffGraph } from "./diff-graph";
import { type DiffState, readDiff } from "./diff-state";
import { DiffTable } from "./diff-table";
import { readSearch } from "./read-search";
import { type ParamChange, useUrlParams } from "./url-params";

const VIEWS: readonly { id: DiffState["view"]; name: string; hint: string; keys: string }[] = [
  { id: "graph", name: "Graph", keys: "g", hint: "Both sides as one tree" },
  { id: "table", name: "Table", keys: "b", hint: "Functions by their change" },
];
const MEASURES: readonly { id: DiffMeasure; name: string; hint: string }[] = [
  { id: "share", name: "Shares", hint: "Of each side's busy total: a change of the whole is left out" },
  { id: "absolute", name: "Absolute", hint: "As measured: a longer run is wider" },
];
const PARTS: readonly { id: DiffPart; name: string; hint: string }[] = [
  { id: "all", name: "All paths", hint: "Each as wide as the larger of its sides" },
  { id: "grown", name: "Only grown", hint: "Paths that grew, as wide as their growth" },
  { id: "shrunk", name: "Only shrunk", hint: "Paths that shrank, as wide as what went" },
];

/** Two sides of profiles as one merged graph or as a table; the address says how. */
export function DiffExplorer() {
  const { params, set } = useUrlParams();
  const state = useMemo(() => readDiff(params), [params]);
  const searchBox = useRef<HTMLInputElement>(null);
  useDiffKeys(state, set, searchBox);
  return (
    <div className="grid gap-2 min-w-0 *:min-w-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-table">
        <Choice label="View" now={state.view} options={VIEWS} onChange={(view) => set({ view }, "push")} />
        <Choice
          label="Measure"
          now={state.measure}
          options={MEASURES}
          onChange={(measure) => set({ measure, zoom: null })}
        />
        {state.view === "graph" ? (
          <Choice label="Paths" now={state.part} options={PARTS} onChange={(part) => set({ part, zoom: null })} />
        ) : null}
        <input
          ref={searchBox}
          type="search"
          aria-label="Search functions, a text or a /regular expression/"
          placeholder="Search functions or /regexp/"
          value={state.search}
          onChange={(event) => set({ search: event.target.value })}
          onKeyDown={(event) => event.key === "Escape" && set({ search: null })}
          className="w-56 rounded border border-hairline bg-raised px-2 py-1"
        />
        <output className="text-soft">{readSearch(state.search).problem}</output>
      </div>
      {state.view === "table" ? (
        <DiffTable state={state} onKind={(kind) => set({ kind })} />
      ) : (
        <DiffGraph
          state={state}
          onZoom={(zoom) => set({ zoom }, "push")}
          onList={(kind) => set({ view: "table", kind }, "push")}
        />
      )}
    </div>
  );
}

function useDiffKeys(
  { isFlame }: DiffState,
  set: (change: ParamChange, how?: "replace" | "push") => void,
  searchBox: RefObject<HTMLInputElement | null>,
): void {
  useKeys(
    useMemo(
      () => [
        ...VIEWS.map(({ id, name, keys }) => ({
          key: keys,
          does: `View: ${name}`,
          run: () => set({ view: id }, "push"),
        })),
        { key: "f", does: "Turn the picture upside down", run: () => set({ root: isFlame ? null : "below" }) },
        { key: "/", does: "Search functions", run: () => searchBox.current?.focus() },
      ],
      [isFlame, set, searchBox],
    ),
  );
}

"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";
import { DownloadSvg } from "@/components/charts/download-svg";
import type { FlameNode } from "@/lib/profile/prune";
import { drawFlame } from "./draw-flame";
import "./flame-graph.css";
import { FlamePath } from "./flame-path";
import type { FlameTree } from "./flame-tree";
import { type NamedFrame, timeText } from "./frame-text";
import { FrameTip, type Shown } from "./frame-tip";
import { ORIGIN_NAMES, originFill, originsIn } from "./origins";
import { useUrlParams } from "./url-params";
import { useWidth } from "./use-width";

const FRAMES = 1500;

/**
 * A profile as a flame graph, root on top. The server sends the part a browser can draw; focusing on a frame asks again for
 * what lies below it, so that nothing is too small to see. Focus and search are in the address.
 */
export function FlameGraph({
  profileId,
  named = [],
  tall = false,
}: {
  profileId: string;
  /** Functions that the evidence names: they are outlined. */
  named?: readonly NamedFrame[];
  tall?: boolean;
}) {
  const { params, set } = useUrlParams();
  const focus = Number(params.get("focus") ?? -1);
  const search = params.get("search") ?? "";
  const { data: tree, error, isFetching } = useTree(profileId, focus, search);
  const [shown, setShown] = useState<Shown | null>(null);
  const [box, width] = useWidth<HTMLDivElement>();
  const canvas = useRef<HTMLDivElement>(null);
  const open = (stack: number) => set({ focus: stack < 0 ? null : String(stack) }, "push");

  useEffect(() => {
    if (!tree || !canvas.current || width === 0) return;
    return drawFlame(canvas.current, tree, {
      width,
      named,
      isSearching: search !== "",
      onShow: (node, at) => setShown(node && at ? { node, at } : null),
      onOpen: (node) => node.stack >= 0 && set({ focus: String(node.stack) }, "push"),
    });
  }, [tree, width, named, search, set]);

  return (
    <div>
      <Controls tree={tree} focus={focus} search={search} onSearch={(text) => set({ search: text })} onOpen={open}>
        <DownloadSvg from={canvas} name={`flame-${profileId.slice(-8)}`} title={titleOf(tree)} />
      </Controls>
      {error ? (
        <p role="alert" className="text-table text-bad py-4">
          The profile could not be drawn: {error.message}
        </p>
      ) : null}
      <div
        ref={box}
        className={`relative overflow-y-auto overflow-x-hidden bg-raised ${tall ? "max-h-[34rem]" : "max-h-[26rem]"}`}
      >
        {tree ? null : <p className="text-table text-soft p-3">Reading the profile…</p>}
        {/* biome-ignore lint/a11y/useSemanticElements: a figure, named; its frames are buttons of their own. */}
        <div
          ref={canvas}
          role="group"
          aria-label="Flame graph; arrow keys move among frames, Enter zooms in"
          aria-busy={isFetching}
          className={"flame-graph min-h-24"}
        />
      </div>
      {tree ? <Legend tree={tree} hasNamed={named.length > 0} /> : null}
      {shown && tree ? <FrameTip shown={shown} tree={tree} /> : null}
    </div>
  );
}

const titleOf = (tree: FlameTree | undefined): string =>
  tree ? `${tree.samples.toLocaleString("en-US")} samples, ${(tree.busy / 1e6).toFixed(2)} s busy; width = time` : "";

function useTree(profileId: string, focus: number, search: string) {
  return useQuery({
    queryKey: ["profile-tree", profileId, focus, search],
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<FlameTree> => {
      const query = new URLSearchParams({ frames: String(FRAMES), focus: String(focus), search });
      const response = await fetch(`/api/profiles/${profileId}/tree?${query}`, { signal });
      if (!response.ok) throw new Error((await response.text()).trim());
      return response.json();
    },
  });
}

function Controls({
  tree,
  focus,
  search,
  onSearch,
  onOpen,
  children,
}: {
  tree: FlameTree | undefined;
  focus: number;
  search: string;
  onSearch(text: string): void;
  onOpen(stack: number): void;
  children: React.ReactNode;
}) {
  const id = useId();
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 pb-2 text-table">
      <label htmlFor={id} className="sr-only">
        Search functions
      </label>
      <input
        id={id}
        type="search"
        value={search}
        placeholder="Search functions"
        onChange={(event) => onSearch(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && onSearch("")}
        className="w-44 rounded border border-hairline bg-raised px-2 py-1"
      />
      {tree && search !== "" ? (
        <output htmlFor={id} className="tabular text-soft">
          {(100 * tree.matchedShare).toFixed(1)} % of {(tree.busy / 1e6).toFixed(2)} s busy
        </output>
      ) : null}
      {focus >= 0 ? (
        <button type="button" onClick={() => onOpen(-1)} className="underline underline-offset-2">
          Reset zoom
        </button>
      ) : null}
      <span className="ml-auto" />
      {children}
      {focus >= 0 && tree ? <FlamePath tree={tree} onOpen={onOpen} /> : null}
    </div>
  );
}

function Legend({ tree, hasNamed }: { tree: FlameTree; hasNamed: boolean }) {
  const present = originsIn(tree.root as FlameNode);
  return (
    <div className="flex flex-wrap gap-x-3 gap-y-1 pt-2 pb-4 text-[11px] text-soft">
      {ORIGIN_NAMES.filter(([origin]) => present.has(origin)).map(([origin, name]) => (
        <span key={origin} className="inline-flex items-center gap-1.5">
          <span aria-hidden="true" className="inline-block size-2.5" style={{ background: originFill(origin) }} />
          {name}
        </span>
      ))}
      {hasNamed ? (
        <span className="inline-flex items-center gap-1.5">
          <span aria-hidden="true" className="inline-block size-2.5 border-[1.5px] border-ink" />
          named by the evidence
        </span>
      ) : null}
      <span className="ml-auto tabular">
        width = time, shares of {timeText(tree.busy)} busy
        {tree.total > tree.busy ? ` in ${timeText(tree.total)} sampled` : ""} ·{" "}
        {tree.hiddenNodes > 0
          ? `${tree.shownNodes.toLocaleString("en-US")} frames, ${tree.hiddenNodes.toLocaleString("en-US")} merged`
          : `all ${tree.shownNodes.toLocaleString("en-US")} frames`}
      </span>
    </div>
  );
}

"use client";
import { useMemo, useState } from "react";
import type { TreeKind } from "@/lib/profile/view-tree";
import { useTree } from "./ask-profile";
import { FlameLegend } from "./flame-legend";
import { FlamePane } from "./flame-pane";
import { FlamePath } from "./flame-path";
import type { FlameTree } from "./flame-tree";
import { FrameActions } from "./frame-actions";
import { type NamedFrame, widthText } from "./frame-text";
import { NotDrawn } from "./not-drawn";
import { lightOriginFill } from "./origins";
import { SavePicture } from "./save-picture";
import { marksOf, pictureOf } from "./tree-picture";
import type { ChangeView } from "./use-profile-view";
import { useZoomKeys } from "./use-zoom-keys";
import type { ViewState } from "./view-state";

const LABELS: Record<TreeKind, string> = {
  merged: "Flame graph, callers above what they call, heaviest first",
  time: "Flame graph in the order of time",
  inverted: "Inverted flame graph, functions by self weight above who called them",
  callers: "Who called the function",
  callees: "What the function called",
};

/** One tree of a profile as a picture: boxes to zoom into, the path to where one is, and what one can do with a box. */
export function TreeView({
  profileId,
  tree: kind,
  view,
  onChange,
  named,
  initial,
  isFlame = view.isFlame,
  isMain = true,
  height,
}: {
  profileId: string;
  tree: TreeKind;
  view: ViewState;
  onChange: ChangeView;
  /** Functions that an evidence text names. */
  named: readonly NamedFrame[];
  initial?: FlameTree;
  isFlame?: boolean;
  /** The zoom of the address is this tree's; there are pages with more than one. */
  isMain?: boolean;
  height?: string;
}) {
  const [ownZoom, setOwnZoom] = useState("");
  const zoom = isMain ? view.zoom : ownZoom;
  const fn = kind === "callers" || kind === "callees" ? view.fn : "";
  const { data: tree, error, isFetching } = useTree({ profileId, tree: kind, lens: view, fn, zoom }, initial);
  const [chosen, setChosen] = useState("");
  const picture = useMemo(() => tree && pictureOf(tree), [tree]);
  const marks = useMemo(() => tree && marksOf(tree, view.search, named), [tree, view.search, named]);
  const open = (at: string) => (isMain ? onChange({ zoom: at }, "push") : setOwnZoom(at));
  const zoomOut = () => {
    const above = tree?.ancestors.at(-1);
    if (above) open(above.at);
  };
  useZoomKeys(isMain && zoom !== "", zoomOut);
  if (error)
    return <NotDrawn why={`The profile could not be drawn: ${error.message}`} {...{ zoom }} onReset={() => open("")} />;
  if (!tree || !picture || !marks) return <p className="text-table text-soft p-3">Reading the profile…</p>;
  const at = Math.max(
    0,
    tree.nodes.findIndex((node) => node.at === chosen),
  );
  return (
    <div className="min-w-0">
      {zoom === "" ? null : <FlamePath tree={tree} onOpen={open} />}
      <FlamePane
        picture={picture}
        marks={marks}
        label={LABELS[kind]}
        isFlame={isFlame}
        isBusy={isFetching}
        height={height}
        hint="Click zooms in; a right click chooses without zooming"
        onZoom={(index) => index > 0 && open(tree.nodes[index]?.at ?? "")}
        onZoomOut={zoomOut}
        onChoose={(index) => setChosen(tree.nodes[index]?.at ?? "")}
      />
      <FrameActions tree={tree} index={at} view={view} onChange={onChange} />
      <FlameLegend tree={tree} hasNamed={marks.named.size > 0}>
        <SavePicture
          picture={pictureOf(tree, lightOriginFill)}
          marks={marks}
          isFlame={isFlame}
          name={`flame-${kind}-${profileId.slice(-8)}`}
          title={`${tree.samples.toLocaleString("en-US")} samples; ${widthText(tree)}`}
        />
      </FlameLegend>
    </div>
  );
}

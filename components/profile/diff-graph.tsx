"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { ask, FOREVER } from "./ask-profile";
import type { DiffPicture } from "./diff-answer";
import { CHANGE_SCALE, diffPicture, lightShade, SCALE_UNIT } from "./diff-look";
import type { DiffState } from "./diff-state";
import { NamedMark } from "./flame-legend";
import { FlamePane } from "./flame-pane";
import { NotDrawn } from "./not-drawn";
import { themed } from "./origins";
import { quantityText } from "./quantity-text";
import { SavePicture } from "./save-picture";
import { marksOf } from "./tree-picture";
import { useNamedOfSides } from "./use-evidence";
import { useZoomKeys } from "./use-zoom-keys";

/** Both sides of a comparison as one tree: blue shrank, orange grew, and what one side alone has stays in it. */
export function DiffGraph({
  state,
  onZoom,
  onList,
}: {
  state: DiffState;
  onZoom(at: string): void;
  onList(kind: DiffState["kind"]): void;
}) {
  const { data: answer, error, isFetching } = useDiffTree(state);
  const picture = useMemo(() => answer && diffPicture(answer), [answer]);
  const named = useNamedOfSides(state);
  const marks = useMemo(() => answer && marksOf(answer, state.search, named), [answer, state.search, named]);
  const above = answer?.ancestors.at(-1);
  const zoomOut = () => above && onZoom(above.at);
  useZoomKeys(state.zoom !== "", zoomOut);
  if (error)
    return (
      <NotDrawn
        why={`The comparison could not be drawn: ${error.message}`}
        zoom={state.zoom}
        onReset={() => onZoom("")}
      />
    );
  if (!answer || !picture || !marks) return <p className="text-table text-soft p-3">Comparing the profiles…</p>;
  return (
    <div className="min-w-0">
      {state.zoom === "" ? null : <Path answer={answer} onZoom={onZoom} />}
      <FlamePane
        picture={picture}
        marks={marks}
        label="Merged flame graph of both sides"
        isFlame={state.isFlame}
        isBusy={isFetching}
        onZoom={(index) => index > 0 && onZoom(answer.nodes[index]?.at ?? "")}
        onZoomOut={zoomOut}
      />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 pt-2 text-[11px] text-soft">
        <Scale measure={answer.measure} />
        {marks.named.size > 0 ? <NamedMark /> : null}
        <button type="button" onClick={() => onList("gone")} className="underline underline-offset-2">
          List what is gone
        </button>
        <button type="button" onClick={() => onList("new")} className="underline underline-offset-2">
          List what is new
        </button>
        <span className="ml-auto tabular">{widthOf(answer)}</span>
        <SavePicture
          picture={diffPicture(answer, lightShade)}
          marks={marks}
          isFlame={state.isFlame}
          name={`flame-diff-${state.before[0]?.slice(-8)}-${state.after[0]?.slice(-8)}`}
          title={`Blue shrank, orange grew, deeper from ${DEEPER} ${SCALE_UNIT[answer.measure]}; ${widthOf(answer)}`}
        />
      </div>
    </div>
  );
}

function useDiffTree({ before, after, measure, part, zoom }: DiffState) {
  const params = { before: before.join(","), after: after.join(","), measure, part };
  return useQuery<DiffPicture>({
    ...FOREVER,
    queryKey: ["diff-tree", params, zoom],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => ask(`/api/profiles/diff/tree?${new URLSearchParams({ ...params, zoom })}`, signal),
  });
}

function Path({ answer, onZoom }: { answer: DiffPicture; onZoom(at: string): void }) {
  return (
    <nav aria-label="Calls above the zoomed one" className="pb-1.5 font-mono text-[11px] text-soft break-words">
      {answer.ancestors.slice(-6).map(({ frame, at }) => (
        <span key={at}>
          <button type="button" onClick={() => onZoom(at)} className="hover:text-ink hover:underline">
            {frame < 0 ? "all" : answer.frames[frame]?.name || "(anonymous)"}
          </button>
          {" › "}
        </span>
      ))}
      <button type="button" onClick={() => onZoom("")} className="ml-1 font-sans underline underline-offset-2">
        Reset zoom
      </button>
    </nav>
  );
}

/** Each colour with the change that it begins at. */
const Scale = ({ measure }: Pick<DiffPicture, "measure">) => (
  <span className="inline-flex flex-wrap items-center gap-1.5">
    shrank
    <span className="inline-flex text-ink tabular">
      {CHANGE_SCALE.map(({ shade, says }) => (
        <span key={says} className="w-8 text-center" style={{ background: themed(shade) }}>
          {says}
        </span>
      ))}
    </span>
    grew by so many {SCALE_UNIT[measure]} or more
  </span>
);

/** The steps of the scale, for a title. */
const DEEPER = CHANGE_SCALE.flatMap(({ says }) => (says.startsWith("+") ? [says.slice(1)] : [])).join(", ");

/** What the widths are, with both denominators. */
function widthOf({ part, measure, unit, before, after, shown, all }: DiffPicture): string {
  const what = { all: "the larger side of each path", grown: "growth", shrunk: "shrinkage" }[part];
  const ofOne = before.runs > 1 || after.runs > 1 ? ` of one run (${before.runs} before, ${after.runs} after)` : "";
  const sides = `${quantityText(before.busy, unit)} before, ${quantityText(after.busy, unit)} after${ofOne}`;
  const paths = all === null ? "" : ` · ${shown.toLocaleString("en-US")} of ${all.toLocaleString("en-US")} paths`;
  return `width = ${what}, ${measure === "share" ? `in shares of ${sides}` : sides}${paths}`;
}

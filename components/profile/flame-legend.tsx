import type { ReactNode } from "react";
import { countOf } from "@/lib/protocol/count-of";
import type { FlameTree } from "./flame-tree";
import { originOf, widthText } from "./frame-text";
import { type BoxOrigin, LEGEND_ORIGINS, originFill } from "./origins";

/** What the colours and the widths of a tree mean, and how much of it is drawn. */
export function FlameLegend({
  tree,
  hasNamed,
  children,
}: {
  tree: FlameTree;
  hasNamed: boolean;
  children?: ReactNode;
}) {
  const present = new Set<string>(tree.nodes.map((node) => originOf(tree, node)));
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 pt-2 pb-4 text-[11px] text-soft">
      {LEGEND_ORIGINS.filter(({ origin }) => present.has(origin)).map(({ origin, means }) => (
        <ColourMark key={origin} {...{ origin, means }} />
      ))}
      {present.has("hidden") ? (
        <ColourMark origin="hidden" means="too small to be drawn here: zoom in to see it" />
      ) : null}
      {hasNamed ? <NamedMark /> : null}
      <span className="ml-auto tabular">
        {widthText(tree)} · {shownText(tree)}
      </span>
      {children}
    </div>
  );
}

const ColourMark = ({ origin, means }: { origin: BoxOrigin; means: string }) => (
  <span title={means} className="inline-flex items-center gap-1.5">
    <span
      aria-hidden="true"
      className="inline-block size-2.5 border border-hairline"
      style={{ background: originFill(origin) }}
    />
    {origin}
  </span>
);

/** What an outline means. */
export const NamedMark = () => (
  <span className="inline-flex items-center gap-1.5">
    <span aria-hidden="true" className="inline-block size-2.5 border-2 border-ink" />
    named by the evidence
  </span>
);

function shownText({ shown, all }: FlameTree): string {
  if (all === null) return countOf(shown, "box");
  return all > shown
    ? `${shown.toLocaleString("en-US")} of ${countOf(all, "call path")}`
    : `all ${countOf(all, "call path")}`;
}

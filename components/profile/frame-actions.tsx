"use client";
import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { frameLabel } from "@/lib/profile/frame-label";
import { exactly } from "@/lib/profile/frame-pattern";
import type { FlameTree } from "./flame-tree";
import { factsOf } from "./frame-text";
import { stackText } from "./tree-picture";
import type { ChangeView } from "./use-profile-view";
import type { ViewState } from "./view-state";

/** What the chosen box is, and what can be done with its function. */
export function FrameActions({
  tree,
  index,
  view,
  onChange,
}: {
  tree: FlameTree;
  index: number;
  view: ViewState;
  onChange: ChangeView;
}) {
  const node = tree.nodes[index];
  if (!node) return null;
  const facts = factsOf(tree, node);
  const frame = tree.frames[node.frame];
  const label = frame ? frameLabel(frame) : "";
  const more = (patterns: string) => (patterns === "" ? exactly(label) : `${patterns}\n${exactly(label)}`);
  return (
    <section aria-label="Chosen box" className="flex flex-wrap items-baseline gap-x-3 gap-y-1 pt-2 text-table min-h-8">
      <span className="min-w-0 break-all">
        <span className="font-mono text-[12px]">{facts.name}</span> <span className="text-soft">{facts.place}</span>
      </span>
      <span className="text-soft tabular">{facts.rows.map((row) => row.join(" ")).join(" · ")}</span>
      {frame ? (
        <span className="flex flex-wrap items-baseline gap-x-2 ml-auto">
          <Action onClick={() => onChange({ view: "sandwich", fn: label }, "push")}>Sandwich</Action>
          <Action onClick={() => onChange({ focus: exactly(label) }, "push")}>Only stacks through it</Action>
          <Action onClick={() => onChange({ ignore: more(view.ignore) }, "push")}>Without them</Action>
          <Action onClick={() => onChange({ hide: more(view.hide) }, "push")}>Hide it</Action>
          {frame.file !== "" && view.group === "function" ? (
            <Action onClick={() => onChange({ view: "source", fn: label, file: "" }, "push")}>Source</Action>
          ) : null}
          <CopyButton text={label} what="name of the function">
            name
          </CopyButton>
          <CopyButton text={stackText(tree, index)} what="stack of the box">
            stack
          </CopyButton>
        </span>
      ) : null}
    </section>
  );
}

const Action = ({ onClick, children }: { onClick(): void; children: ReactNode }) => (
  <button
    type="button"
    onClick={onClick}
    className="rounded border border-hairline px-1.5 py-0.5 text-soft hover:text-ink hover:border-strong-line"
  >
    {children}
  </button>
);

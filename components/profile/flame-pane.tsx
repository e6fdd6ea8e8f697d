"use client";
import { type KeyboardEvent, type SyntheticEvent, useLayoutEffect, useMemo, useRef, useState } from "react";
import { type KeyBinding, useKeys } from "@/components/keyboard/keys";
import type { FlameNode } from "@/lib/profile/flame-node";
import { type Direction, layOut, neighbour } from "./flame-layout";
import { type BoxLook, heightOf, pageBoxes } from "./flame-svg";
import "./flame-graph.css";
import type { BoxFacts } from "./frame-text";
import { type At, FrameTip } from "./frame-tip";
import { useWidth } from "./use-width";

/** Boxes with what they look like and what is said of them. */
export interface Picture {
  nodes: readonly FlameNode[];
  look(index: number): BoxLook;
  facts(index: number): BoxFacts;
}

/** What is marked in a picture, by index: matches of a search (null: nobody searches), functions that evidence names. */
export interface Marks {
  matches: ReadonlySet<number> | null;
  named: ReadonlySet<number>;
}

/** Keys of the box that has the focus. */
const BOX_KEYS: readonly KeyBinding[] = [
  { key: "← → ↑ ↓", does: "Move among the boxes of the graph" },
  { key: "Enter", does: "Zoom into the box that has the focus" },
  { key: "Escape", does: "Zoom out by one call" },
];

/**
 * A flame graph that is operated by pointer and keyboard. Its boxes are written into the SVG at once: React does not know
 * them, so that 1,500 of them cost no more than what the browser needs to draw them.
 */
export function FlamePane({
  picture,
  marks,
  label,
  isFlame,
  isBusy = false,
  height = "max-h-[34rem]",
  hint,
  onZoom,
  onZoomOut,
  onChoose,
}: {
  picture: Picture;
  marks: Marks;
  label: string;
  isFlame: boolean;
  isBusy?: boolean;
  height?: string;
  hint?: string | undefined;
  onZoom(index: number): void;
  onZoomOut(): void;
  /** A box has come into focus, without being zoomed to. */
  onChoose?(index: number): void;
}) {
  const [box, width] = useWidth<HTMLDivElement>();
  const svg = useRef<SVGSVGElement>(null);
  const [tip, setTip] = useState<{ index: number; at: At } | null>(null);
  // Objects of its own: what one picture takes back when it goes is not another one's.
  useKeys(useMemo(() => BOX_KEYS.map((binding) => ({ ...binding })), []));
  const layout = useMemo(() => layOut(picture.nodes, width, isFlame), [picture, width, isFlame]);

  useLayoutEffect(() => {
    const element = svg.current;
    if (!element || layout.width === 0) return;
    const hadFocus = element.contains(document.activeElement);
    element.innerHTML = pageBoxes(layout, picture.look);
    if (hadFocus) boxAt(element, 0)?.focus({ preventScroll: true });
    if (layout.isFlame && box.current) box.current.scrollTop = box.current.scrollHeight;
    setTip(null);
  }, [layout, picture, box]);

  useLayoutEffect(() => {
    if (layout.width > 0) mark(svg.current, marks);
  }, [layout, marks]);

  const go = (index: number | null) => {
    if (index === null || !svg.current) return;
    svg.current.querySelector('[tabindex="0"]')?.setAttribute("tabindex", "-1");
    const next = boxAt(svg.current, index);
    next?.setAttribute("tabindex", "0");
    next?.focus();
  };
  const press = (event: KeyboardEvent) => {
    const index = indexOf(event);
    if (index === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = directionOf(event.key, isFlame);
    if (direction) go(neighbour(picture.nodes, layout.boxes, index, direction));
    else if (event.key === "Enter" || event.key === " ") onZoom(index);
    else if (event.key === "Escape" || event.key === "Backspace") onZoomOut();
    else return;
    event.preventDefault();
  };
  const point = (event: React.PointerEvent) => {
    const index = indexOf(event);
    setTip(index === null ? null : { index, at: { x: event.clientX, y: event.clientY } });
  };
  const focus = (event: React.FocusEvent) => {
    const index = indexOf(event);
    if (index === null || !(event.target instanceof SVGElement)) return;
    onChoose?.(index);
    if (!event.target.matches(":focus-visible")) return;
    const { left, bottom } = event.target.getBoundingClientRect();
    setTip({ index, at: { x: left, y: bottom } });
  };
  return (
    <div ref={box} className={`relative overflow-y-auto overflow-x-hidden bg-sunken ${height}`}>
      {/* biome-ignore lint/a11y/useSemanticElements: a figure, named; its boxes are buttons of their own. */}
      <svg
        ref={svg}
        role="group"
        aria-label={`${label}; arrow keys move among its boxes, Enter zooms in`}
        aria-busy={isBusy}
        width={width}
        height={heightOf(layout)}
        className="flame block"
        onKeyDown={press}
        onPointerMove={point}
        onPointerLeave={() => setTip(null)}
        onFocus={focus}
        onBlur={() => setTip(null)}
        onClick={(event) => {
          const index = indexOf(event);
          if (index !== null) onZoom(index);
        }}
        onContextMenu={(event) => {
          const index = indexOf(event);
          if (index === null) return;
          event.preventDefault();
          go(index);
        }}
      />
      {tip && picture.nodes[tip.index] ? <FrameTip facts={picture.facts(tip.index)} at={tip.at} hint={hint} /> : null}
    </div>
  );
}

const boxAt = (svg: SVGElement, index: number): SVGElement | null =>
  svg.querySelector<SVGElement>(`[data-box="${index}"]`);

function indexOf({ target }: SyntheticEvent): number | null {
  const box = target instanceof Element ? target.closest("[data-box]") : null;
  return box ? Number(box.getAttribute("data-box")) : null;
}

function directionOf(key: string, isFlame: boolean): Direction | undefined {
  const inward = isFlame ? "ArrowUp" : "ArrowDown";
  if (key === "ArrowUp" || key === "ArrowDown") return key === inward ? "in" : "out";
  return key === "ArrowLeft" ? "left" : key === "ArrowRight" ? "right" : undefined;
}

function mark(svg: SVGSVGElement | null, { matches, named }: Marks): void {
  svg?.toggleAttribute("data-searching", matches !== null);
  for (const [index, box] of [...(svg?.querySelectorAll("[data-box]") ?? [])].entries()) {
    box.toggleAttribute("data-match", matches?.has(index) ?? false);
    box.toggleAttribute("data-named", named.has(index));
  }
}

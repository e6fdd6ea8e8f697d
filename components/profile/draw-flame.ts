import { select } from "d3";
import flamegraph from "d3-flame-graph";
import type { FlameNode } from "@/lib/profile/prune";
import type { FlameTree } from "./flame-tree";
import { isNamed, type NamedFrame, placeOf, shareText, timeText, wholeOf } from "./frame-text";
import { originFill } from "./origins";

export interface FlameSetting {
  width: number;
  named: readonly NamedFrame[];
  isSearching: boolean;
  /** A frame under the pointer or the keyboard, null when there is none any more. */
  onShow(node: FlameNode | null, at: { x: number; y: number } | null): void;
  onOpen(node: FlameNode): void;
}

const ROW = 18;

/**
 * Draws a tree into an element and returns the way to take it away. A chart is drawn once: d3-flame-graph 5 forgets its
 * labels when it is called again, so new data or a new width make a new chart.
 */
export function drawFlame(element: HTMLElement, tree: FlameTree, setting: FlameSetting): () => void {
  const { width, named, isSearching, onShow, onOpen } = setting;
  const tooltip = Object.assign(() => {}, {
    show: (event: MouseEvent, { data }: { data: FlameNode }) => onShow(data, { x: event.clientX, y: event.clientY }),
    hide: () => onShow(null, null),
    destroy: () => {},
  });
  const chart = flamegraph<FlameNode>()
    .width(width)
    .cellHeight(ROW)
    .minFrameSize(0)
    .transitionDuration(0)
    .inverted(true)
    .sort(false)
    .tooltip(tooltip)
    .setColorMapper(({ data }) => (isSearching && !data.matches ? originFill("hidden") : originFill(data.origin)))
    .onClick(({ data }) => onOpen(data));
  select(element).datum<FlameNode>(copyOf(tree.root)).call(chart);
  const frames = [...element.querySelectorAll<SVGGElement>("g.frame")];
  for (const frame of frames) describe(frame, tree, named);
  const svg = element.querySelector("svg");
  svg?.setAttribute("role", "group");
  // The library leaves two rows of air under the deepest frame.
  svg?.setAttribute("height", String((depthOf(tree.root) + 1) * ROW + 2));
  const stop = withKeys(element, frames, onShow, onOpen);
  return () => {
    stop();
    chart.destroy();
    element.replaceChildren();
  };
}

/** The library writes into its data; what React Query cached stays as the server sent it. */
const copyOf = (node: FlameNode): FlameNode => ({ ...node, children: node.children.map(copyOf) });

const depthOf = (node: FlameNode): number =>
  node.children.reduce((most, child) => Math.max(most, 1 + depthOf(child)), 0);

const nodeOf = (frame: SVGGElement): FlameNode => select<SVGGElement, { data: FlameNode }>(frame).datum().data;

/** What a screen reader hears of a frame, and the mark of those the evidence names. */
function describe(frame: SVGGElement, tree: FlameTree, named: readonly NamedFrame[]): void {
  const node = nodeOf(frame);
  const isIt = isNamed(node, named);
  const whole = wholeOf(node, tree);
  const share = `total ${shareText(node.value, whole.time)} of ${whole.name} time, ${timeText(node.value)}`;
  const place = placeOf(node);
  frame.setAttribute("role", "button");
  frame.setAttribute("tabindex", "-1");
  frame.setAttribute(
    "aria-label",
    `${node.name}${place ? `, ${place}` : ""}: ${share}${isIt ? ", named by the evidence" : ""}`,
  );
  if (isIt) frame.setAttribute("data-named", "");
}

/** One frame is in the tab order; arrows go up, down and along, Enter zooms. */
function withKeys(
  element: HTMLElement,
  frames: readonly SVGGElement[],
  onShow: FlameSetting["onShow"],
  onOpen: FlameSetting["onOpen"],
): () => void {
  let current = frames[0];
  current?.setAttribute("tabindex", "0");
  const places = new Map(frames.map((frame) => [frame, boxOf(frame)]));
  const go = (next: SVGGElement | undefined) => {
    if (!next) return;
    current?.setAttribute("tabindex", "-1");
    current = next;
    next.setAttribute("tabindex", "0");
    next.focus();
  };
  const press = (event: KeyboardEvent) => {
    const frame = event.target instanceof SVGGElement ? event.target : null;
    const at = frame && places.get(frame);
    if (!frame || !at) return;
    if (event.key === "Enter" || event.key === " ") onOpen(nodeOf(frame));
    else {
      const direction = DIRECTIONS[event.key];
      if (!direction) return;
      go(nearest(frames, places, at, direction));
    }
    event.preventDefault();
  };
  const show = (event: FocusEvent) => {
    if (!(event.target instanceof SVGGElement) || !event.target.matches(":focus-visible")) return;
    const { left, bottom } = event.target.getBoundingClientRect();
    onShow(nodeOf(event.target), { x: left, y: bottom });
  };
  const hide = () => onShow(null, null);
  element.addEventListener("keydown", press);
  element.addEventListener("focusin", show);
  element.addEventListener("focusout", hide);
  return () => {
    element.removeEventListener("keydown", press);
    element.removeEventListener("focusin", show);
    element.removeEventListener("focusout", hide);
  };
}

const DIRECTIONS: Record<string, { rows: number; along: number }> = {
  ArrowDown: { rows: 1, along: 0 },
  ArrowUp: { rows: -1, along: 0 },
  ArrowRight: { rows: 0, along: 1 },
  ArrowLeft: { rows: 0, along: -1 },
};

interface Box {
  x: number;
  width: number;
  row: number;
}

function boxOf(frame: SVGGElement): Box {
  const [, x = "0", y = "0"] = /translate\(([-\d.e]+),([-\d.e]+)\)/.exec(frame.getAttribute("transform") ?? "") ?? [];
  return { x: Number(x), width: Number(frame.getAttribute("width")), row: Math.round(Number(y) / ROW) };
}

/** The frame a key leads to: the widest one below, the one above, or the next along the row. */
function nearest(
  frames: readonly SVGGElement[],
  places: ReadonlyMap<SVGGElement, Box>,
  at: Box,
  { rows, along }: { rows: number; along: number },
): SVGGElement | undefined {
  const row = frames
    .map((frame) => ({ frame, box: places.get(frame)! }))
    .filter(({ box }) => box.row === at.row + rows);
  const middle = at.x + at.width / 2;
  if (rows < 0) return row.find(({ box }) => box.x <= middle && middle <= box.x + box.width)?.frame;
  if (rows > 0)
    return row
      .filter(({ box }) => box.x >= at.x - 0.5 && box.x + box.width <= at.x + at.width + 0.5)
      .sort((a, b) => b.box.width - a.box.width)[0]?.frame;
  const beside = row.filter(({ box }) => (box.x - at.x) * along > 0.01);
  return beside.sort((a, b) => (a.box.x - b.box.x) * along)[0]?.frame;
}

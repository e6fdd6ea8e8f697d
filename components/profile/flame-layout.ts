import type { FlameNode } from "@/lib/profile/flame-node";

/** Pixels. */
export const ROW = 18;
/** Of a character of the labels' font, 11 px JetBrains Mono. */
const CHARACTER = 6.6;
const LABEL_MARGIN = 4;

/** Where a box is drawn; `row` counts from the root. */
export interface Box {
  x: number;
  width: number;
  row: number;
}

export interface FlameLayout {
  boxes: readonly Box[];
  rows: number;
  width: number;
  /** The root is below. */
  isFlame: boolean;
}

/** Places boxes side by side within a width in pixels, the root over all of it. */
export function layOut(
  nodes: readonly Pick<FlameNode, "parent" | "start" | "end">[],
  width: number,
  isFlame = false,
): FlameLayout {
  const root = nodes[0];
  const scale = root && root.end > root.start ? width / (root.end - root.start) : 0;
  const boxes: Box[] = [];
  let deepest = -1;
  for (const { parent, start, end } of nodes) {
    const row = parent < 0 ? 0 : boxes[parent]!.row + 1;
    if (row > deepest) deepest = row;
    boxes.push({ x: start * scale, width: (end - start) * scale, row });
  }
  return { boxes, rows: deepest + 1, width, isFlame };
}

/**
 * As much of a name as a box has room for, with what stands behind it where both fit. Names are shortened from the left,
 * because those of one package or class begin alike, until the function's own name is left, which is cut at its end.
 */
export function labelIn(name: string, width: number, more = ""): string {
  const room = Math.floor((width - 2 * LABEL_MARGIN) / CHARACTER);
  if (room < 3) return "";
  if (more !== "" && name.length + 1 + more.length <= room) return `${name} ${more}`;
  if (name.length <= room) return name;
  const own = name.length - (QUALIFIED.exec(name)?.[1]?.length ?? name.length);
  const from = Math.min(own, Math.max(0, name.length - room + 1));
  if (from === 0) return `${name.slice(0, room - 1)}…`;
  const rest = `…${name.slice(from)}`;
  return rest.length <= room ? rest : `${rest.slice(0, room - 1)}…`;
}

/** A path, package or class before the function's own name: not `(anonymous lib/index.js)`, nor a regular expression. */
const QUALIFIED = /^[^\s()]*[/.:#]([^/.:#\s()]+)$/;

export type Direction = "in" | "out" | "left" | "right";

/** The box that a key leads to from another: the widest one it holds, the one that holds it, or the next in its row. */
export function neighbour(
  nodes: readonly Pick<FlameNode, "parent">[],
  boxes: readonly Box[],
  from: number,
  direction: Direction,
): number | null {
  const box = boxes[from];
  if (!box) return null;
  if (direction === "out") return nodes[from]!.parent < 0 ? null : nodes[from]!.parent;
  const others = boxes.map((_, index) => index);
  if (direction === "in") {
    const inside = others.filter((index) => nodes[index]!.parent === from);
    return inside.sort((a, b) => boxes[b]!.width - boxes[a]!.width)[0] ?? null;
  }
  const sign = direction === "right" ? 1 : -1;
  const beside = others.filter((index) => boxes[index]!.row === box.row && (boxes[index]!.x - box.x) * sign > 0);
  return beside.sort((a, b) => (boxes[a]!.x - boxes[b]!.x) * sign)[0] ?? null;
}

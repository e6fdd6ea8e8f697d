import type { DiffNode } from "@/lib/profile/diff-tree";
import type { DiffPicture } from "./diff-answer";
import type { Picture } from "./flame-pane";
import { type BoxFacts, placeOf, sayFacts } from "./frame-text";
import { themed } from "./origins";
import { pointsText, quantityText } from "./quantity-text";

type Shade = readonly [light: string, dark: string];

const SAME: Shade = ["#e4e4e0", "#3a3a3e"];
/** From a little to all of it. Blue and orange stay apart for every kind of colour vision; the sign is in the label too. */
const GROWN: readonly Shade[] = [
  ["#fae3cf", "#43301f"],
  ["#f7c79c", "#643d1a"],
  ["#f3aa68", "#865015"],
  ["#ee8f3b", "#a8500f"],
];
const SHRUNK: readonly Shade[] = [
  ["#d9e8f5", "#1f2f3d"],
  ["#b3d2ec", "#1f4260"],
  ["#86b8e0", "#1f5580"],
  ["#5b9dd2", "#20689f"],
];
const HIDDEN: Shade = ["#efefec", "#28282b"];
/** Changes by less than this part of the larger side are shown as none. */
const STEPS = [0.02, 0.1, 0.3, 0.6];

/** The colour of a change, from `before` to `after`. */
export function changeShade(before: number, after: number): Shade {
  const change = (after - before) / Math.max(before, after, Number.MIN_VALUE);
  const step = STEPS.findLastIndex((least) => Math.abs(change) >= least);
  if (step < 0) return SAME;
  return (change > 0 ? GROWN : SHRUNK)[step] ?? SAME;
}

/** Steps of the scale from shrunk to grown, for a legend. */
export const CHANGE_SCALE: readonly Shade[] = [...[...SHRUNK].reverse(), SAME, ...GROWN];

/** A merged tree as boxes; `shadeOf` picks the page's or the file's colours. */
export function diffPicture(answer: DiffPicture, shadeOf: (shade: Shade) => string = themed): Picture {
  const nodeAt = (index: number) => answer.nodes[index]!;
  return {
    nodes: answer.nodes,
    facts: (index) => diffFacts(answer, nodeAt(index)),
    look: (index) => {
      const node = nodeAt(index);
      const shade = node.kind === "hidden" ? HIDDEN : changeShade(node.before, node.after);
      const facts = diffFacts(answer, node);
      return { name: facts.name, more: changeText(answer, node), fill: shadeOf(shade), says: sayFacts(facts) };
    },
  };
}

export const lightShade = (shade: Shade): string => shade[0];

function diffFacts(answer: DiffPicture, node: DiffNode): BoxFacts {
  const frame = answer.frames[node.frame];
  const name = node.kind === "whole" ? "all" : node.kind === "hidden" ? `(${node.hidden ?? 0} hidden)` : frame?.name;
  const say = (value: number) => valueText(answer, value);
  const rows: [string, string][] = [
    ["total", `${say(node.before)} → ${say(node.after)}, ${changeText(answer, node)}`],
    ...(node.kind === "call" ? [["self", `${say(node.beforeSelf)} → ${say(node.afterSelf)}`] as [string, string]] : []),
    ...(node.before === 0 ? [["", "only after"] as [string, string]] : []),
    ...(node.after === 0 ? [["", "only before"] as [string, string]] : []),
  ];
  return { name: name || "(anonymous)", place: frame ? placeOf(frame) : "", rows };
}

const valueText = ({ measure, unit }: DiffPicture, value: number): string =>
  measure === "share" ? `${(100 * value).toFixed(1)} %` : quantityText(value, unit);

/** The change with its sign: in percentage points of the sides' shares, or in the unit. */
export function changeText({ measure, unit }: DiffPicture, { before, after }: DiffNode): string {
  if (measure === "share") return pointsText(after - before);
  return `${after < before ? "" : "+"}${quantityText(after - before, unit)}`;
}

import type { DiffMeasure, DiffNode } from "@/lib/profile/diff-tree";
import type { DiffPicture } from "./diff-answer";
import type { Picture } from "./flame-pane";
import { type BoxFacts, placeOf, sayFacts } from "./frame-text";
import { themed } from "./origins";
import { pointsText, quantityText } from "./quantity-text";

type Shade = readonly [light: string, dark: string];

const SAME: Shade = ["#e4e4e0", "#3a3a3e"];
/** From a little to much. Blue and orange stay apart for every kind of colour vision; the sign is in the label too. */
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
/** From which share (0..1) of the busy total on a change has a step's colour: the same in every comparison, so that two can be compared. */
const STEPS = [0.005, 0.02, 0.05, 0.15];

/** The colour of a change by a share (0..1) of the busy total: what is large of the whole stands out, not what is large of itself. */
export function changeShade(change: number): Shade {
  const step = STEPS.findLastIndex((least) => Math.abs(change) >= least);
  if (step < 0) return SAME;
  return (change > 0 ? GROWN : SHRUNK)[step] ?? SAME;
}

/** Steps of the scale from shrunk to grown, with what of the busy total, in percent, each begins at: for a legend. */
export const CHANGE_SCALE: readonly { shade: Shade; says: string }[] = [
  ...STEPS.map((least, step) => ({ shade: SHRUNK[step]!, says: `−${100 * least}` })).reverse(),
  { shade: SAME, says: "0" },
  ...STEPS.map((least, step) => ({ shade: GROWN[step]!, says: `+${100 * least}` })),
];

/** What the numbers of the scale are, by measure. */
export const SCALE_UNIT: Record<DiffMeasure, string> = {
  share: "pp of the busy total",
  absolute: "% of the larger side's busy total",
};

/** The change of a box as a share of the busy total: of each side's own, or of the larger one where amounts are compared. */
function changeOf({ measure, before, after }: DiffPicture, node: DiffNode): number {
  const change = node.after - node.before;
  return measure === "share" ? change : change / Math.max(before.busy, after.busy, Number.MIN_VALUE);
}

/** A merged tree as boxes; `shadeOf` picks the page's or the file's colours. */
export function diffPicture(answer: DiffPicture, shadeOf: (shade: Shade) => string = themed): Picture {
  const nodeAt = (index: number) => answer.nodes[index]!;
  return {
    nodes: answer.nodes,
    facts: (index) => diffFacts(answer, nodeAt(index)),
    look: (index) => {
      const node = nodeAt(index);
      const shade = node.kind === "hidden" ? HIDDEN : changeShade(changeOf(answer, node));
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

import type { FlameNode } from "@/lib/profile/flame-node";
import type { Frame } from "@/lib/profile/profile";
import type { FlameTree, Wholes } from "./flame-tree";
import type { BoxOrigin } from "./origins";
import { measureOf, quantityText, shareText } from "./quantity-text";

/** A function that an evidence text names, as far as a flame graph can compare it. */
export interface NamedFrame {
  name: string;
  file: string;
  line: number;
}

/** What is said of a box. */
export interface BoxFacts {
  name: string;
  place: string;
  /** Names of quantities and what they are. */
  rows: readonly (readonly [name: string, text: string])[];
}

/** The place of a function: file and line, or what stands for it. */
export function placeOf({ file, line, origin }: Pick<Frame, "file" | "line" | "origin">): string {
  if (file !== "") return line > 0 ? `${file}:${line}` : file;
  return origin;
}

/** Whether evidence names a function: same place, and same name where there is no place. */
export function isNamed(frame: Pick<Frame, "name" | "file" | "line">, named: readonly NamedFrame[]): boolean {
  return named.some((each) =>
    each.file === ""
      ? each.name === frame.name && frame.file === ""
      : each.file === frame.file && each.line === frame.line,
  );
}

/** What a share is of: idle time is no part of the busy time, so what holds it is a share of all that was sampled. */
export function wholeOf(origin: BoxOrigin, wholes: Wholes): { value: number; name: string } {
  const { whole, all } = measureOf(wholes);
  return origin === "idle" || origin === "all"
    ? { value: wholes.total, name: all }
    : { value: wholes.busy, name: whole };
}

export const originOf = (tree: Pick<FlameTree, "frames">, { kind, frame }: FlameNode): BoxOrigin =>
  kind === "whole" ? "all" : kind === "hidden" ? "hidden" : (tree.frames[frame]?.origin ?? "hidden");

/** What stands in a box. */
export function nameOf(tree: FlameTree, node: FlameNode): string {
  if (node.kind === "whole") return tree.busy > 0 ? "all" : "all (idle)";
  if (node.kind === "hidden")
    return `(${(node.hidden ?? 0).toLocaleString("en-US")} ${tree.tree === "time" ? "samples " : ""}hidden)`;
  return tree.frames[node.frame]?.name || "(anonymous)";
}

/** What a box weighs, of what; every share with its denominator. */
export function factsOf(tree: FlameTree, node: FlameNode): BoxFacts {
  const frame = tree.frames[node.frame];
  const whole = wholeOf(originOf(tree, node), tree);
  const say = (value: number) => quantityText(value, tree.unit);
  const isPart = tree.wholeBusy > tree.busy && whole.value === tree.busy;
  const rows: [string, string][] = [
    ["total", `${shareText(node.value, whole.value)} · ${say(node.value)} of ${say(whole.value)} ${whole.name}`],
    ...(isPart
      ? [["of the whole", `${shareText(node.value, tree.wholeBusy)} of ${say(tree.wholeBusy)}`] as [string, string]]
      : []),
    ...selfRow(tree, node, `${shareText(node.self, whole.value)} · ${say(node.self)}`),
    ...(tree.tree === "time" ? [["lasts", spanText(node)] as [string, string]] : []),
  ];
  return { name: nameOf(tree, node), place: frame ? placeOf(frame) : "", rows };
}

/** In a tree that leads upwards a node's own part are the stacks that begin there. */
function selfRow({ tree }: FlameTree, { kind, self }: FlameNode, text: string): [string, string][] {
  if (kind !== "call") return [];
  if (tree !== "inverted" && tree !== "callers") return [["self", text]];
  return self > 0 ? [["called by nobody", text]] : [];
}

const spanText = ({ start, end }: FlameNode): string =>
  `${quantityText(end - start, "microseconds")}, ${quantityText(start, "microseconds")} after the left edge`;

/** The facts as one sentence, for those who do not see the picture. */
export const sayFacts = ({ name, place, rows }: BoxFacts): string =>
  `${name}${place ? `, ${place}` : ""}: ${rows.map((row) => row.join(" ")).join("; ")}`;

/** What a picture's widths are, and of how much its shares are. */
export function widthText({ tree, total, busy, wholeBusy, ...wholes }: FlameTree): string {
  const { name, whole, all } = measureOf(wholes);
  const say = (value: number) => quantityText(value, wholes.unit);
  const width = tree === "time" ? "left to right = time" : `width = ${name}`;
  const sampled = say(total) === say(busy) ? "" : ` of ${say(total)} ${all}`;
  const part = wholeBusy > busy ? `, a part of ${say(wholeBusy)}` : "";
  return `${width}, shares of ${say(busy)} ${whole}${sampled}${part}`;
}

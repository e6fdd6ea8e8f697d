import type { FlameNode } from "@/lib/profile/prune";
import type { FlameTree } from "./flame-tree";

/** A function that an evidence text names, as far as a flame graph can compare it. */
export interface NamedFrame {
  name: string;
  file: string;
  line: number;
}

/** The place of a frame: file and line, or what stands for it. */
export function placeOf({ file, line, origin }: Pick<FlameNode, "file" | "line" | "origin">): string {
  if (file !== "") return line > 0 ? `${file}:${line}` : file;
  return origin === "all" || origin === "hidden" ? "" : origin;
}

/** 412 ms · 1.32 s, of microseconds. */
export function timeText(microseconds: number): string {
  const ms = microseconds / 1000;
  if (ms >= 1000) return `${(ms / 1000).toFixed(2)} s`;
  return `${ms < 9.95 ? ms.toFixed(1) : Math.round(ms)} ms`;
}

/** 31.4 %, of a whole. */
export const shareText = (microseconds: number, whole: number): string =>
  `${whole > 0 ? ((100 * microseconds) / whole).toFixed(1) : "0.0"} %`;

/** What a frame's share is of: idle time is no part of the busy time, so what holds it is a share of all sampled time. */
export const wholeOf = (
  { origin }: Pick<FlameNode, "origin">,
  { busy, total }: Pick<FlameTree, "busy" | "total">,
): { time: number; name: "busy" | "sampled" } =>
  origin === "idle" || origin === "all" ? { time: total, name: "sampled" } : { time: busy, name: "busy" };

/** Whether evidence names the function of a frame: same place, and same name where the place is not unique. */
export function isNamed(frame: Pick<FlameNode, "name" | "file" | "line">, named: readonly NamedFrame[]): boolean {
  return named.some((each) =>
    each.file === ""
      ? each.name === frame.name && frame.file === ""
      : each.file === frame.file && each.line === frame.line,
  );
}

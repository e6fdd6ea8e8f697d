import type { StepSummary } from "@/lib/protocol/trajectory";
import { type StepSort, sortOf } from "./step-headline";

/** A piece of the timeline, in units of its width; `step` is the first step it stands for. */
export interface TimelinePiece {
  step: number;
  lastStep: number;
  x: number;
  width: number;
  sort: StepSort;
  milliseconds: number;
}

/** Pieces narrower than this could neither be seen nor hit. */
const LEAST = 3;

/** What counts when steps share a piece: the rarest and most telling first. */
const RANK: readonly StepSort[] = [
  "fault",
  "profile",
  "edit",
  "test",
  "workload",
  "ending",
  "tool",
  "message",
  "start",
];

/**
 * Steps side by side, each as wide as it took long, none narrower than can be seen; where there are more steps than room,
 * neighbours share a piece.
 */
export function timelineLayout(steps: readonly StepSummary[], width: number): TimelinePiece[] {
  const perPiece = Math.max(1, Math.ceil((steps.length * LEAST) / width));
  const groups: StepSummary[][] = [];
  for (let from = 0; from < steps.length; from += perPiece) groups.push(steps.slice(from, from + perPiece));
  const times = groups.map((group) => group.reduce((sum, step) => sum + timeOf(step), 0));
  const total = times.reduce((sum, time) => sum + time, 0);
  const spare = Math.max(0, width - groups.length * LEAST);
  let x = 0;
  return groups.map((group, i) => {
    const milliseconds = times[i] ?? 0;
    const own = LEAST + (total > 0 ? (spare * milliseconds) / total : spare / groups.length);
    const piece = {
      step: group[0]?.step ?? 0,
      lastStep: group.at(-1)?.step ?? 0,
      ...{ x, width: own, sort: mostTelling(group), milliseconds },
    };
    x += own;
    return piece;
  });
}

export const timeOf = (step: StepSummary): number =>
  step.modelMilliseconds + step.tools.reduce((sum, tool) => sum + tool.milliseconds, 0);

function mostTelling(group: readonly StepSummary[]): StepSort {
  const sorts = new Set(group.map(sortOf));
  return RANK.find((sort) => sorts.has(sort)) ?? "tool";
}

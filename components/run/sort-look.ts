import type { StepSort } from "./step-headline";

/** How a sort of step looks in the timeline and the list: a height, and a colour and a sign of its own. */
export const SORT_LOOK: Record<StepSort, { name: string; sign: string; fill: string; height: number }> = {
  start: { name: "start", sign: "▹", fill: "color-mix(in oklab, var(--strong-line) 45%, var(--paper))", height: 0.4 },
  message: { name: "message", sign: "¶", fill: "var(--strong-line)", height: 0.4 },
  tool: { name: "tool", sign: "$", fill: "var(--soft)", height: 0.65 },
  workload: { name: "workload", sign: "◔", fill: "var(--condition-5)", height: 0.65 },
  test: { name: "test", sign: "✓", fill: "var(--good)", height: 0.8 },
  edit: { name: "edit", sign: "±", fill: "var(--ink)", height: 0.8 },
  profile: { name: "profile", sign: "▲", fill: "var(--flame)", height: 1 },
  ending: { name: "end", sign: "■", fill: "var(--condition-6)", height: 1 },
  fault: { name: "fault", sign: "↯", fill: "var(--bad)", height: 1 },
};

import type { FlameNode } from "@/lib/profile/prune";

type Shown = FlameNode["origin"];

/** Colours by where code comes from (Okabe–Ito hues, pale enough for dark labels in light, deep enough for light ones in dark). */
const FILL: Record<Shown, string> = {
  user: "light-dark(#f6a15c, #a8500f)",
  dependency: "light-dark(#f3d36b, #7a6200)",
  node: "light-dark(#8fc1ea, #1f5f93)",
  native: "light-dark(#b9cfe2, #41586d)",
  regexp: "light-dark(#e3a6c9, #86456a)",
  gc: "light-dark(#8fd3b8, #1d6b51)",
  program: "light-dark(#cfcfca, #4a4a4d)",
  idle: "light-dark(#e6e6e2, #333336)",
  harness: "light-dark(#d9cdb4, #5b523d)",
  all: "light-dark(#dededa, #3a3a3e)",
  hidden: "light-dark(#efefec, #28282b)",
};
export const originFill = (origin: Shown): string => FILL[origin];

/** The origins in the order of a legend, in the reader's words. */
export const ORIGIN_NAMES = [
  ["user", "package"],
  ["dependency", "dependency"],
  ["node", "Node"],
  ["native", "native"],
  ["regexp", "regular expression"],
  ["gc", "garbage collection"],
  ["program", "program"],
  ["idle", "idle"],
] as const satisfies readonly (readonly [Shown, string])[];

/** Origins that a tree shows. */
export function originsIn(node: FlameNode, found = new Set<Shown>()): Set<Shown> {
  found.add(node.origin);
  for (const child of node.children) originsIn(child, found);
  return found;
}

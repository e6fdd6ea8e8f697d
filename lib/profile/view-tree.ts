import { calleesOf } from "./callees";
import type { PrunedTree } from "./flame-node";
import { flat } from "./flat";
import { frameLabel } from "./frame-label";
import { callGrowth } from "./growth";
import { callersOf, inverted } from "./invert";
import { frameAt, type Profile } from "./profile";
import { type PruneOptions, prune } from "./prune";
import { timeOrder } from "./time-order";

/** The trees a profile can be drawn as. */
export const TREES = ["merged", "time", "inverted", "callers", "callees"] as const;
export type TreeKind = (typeof TREES)[number];

/** What is drawn; `fn` is the label of the function that callers and callees are of. */
export type TreeRequest = PruneOptions & { readonly tree: TreeKind; readonly fn: string };

/** The part of a tree that can be drawn; null when the zoom, the function or the samples' times are not there. */
export function viewTree(profile: Profile, request: TreeRequest): PrunedTree | null {
  const { tree } = request;
  if (tree === "merged") return prune(callGrowth(profile), request);
  if (tree === "inverted") return prune(inverted(profile), request);
  if (tree === "time") return timeOrder(profile, request);
  const frame = frameLabelled(profile, request.fn);
  if (frame === null) return null;
  return tree === "callers" ? prune(callersOf(profile, frame), request) : prune(calleesOf(profile, frame), request);
}

/** The function with a label (`frameLabel`), the heaviest where several look the same; null when none holds any weight. */
export function frameLabelled(profile: Profile, label: string): number | null {
  return flat(profile).find((row) => frameLabel(frameAt(profile, row.frame)) === label)?.frame ?? null;
}

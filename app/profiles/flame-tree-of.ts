import type { FlameTree } from "@/components/profile/flame-tree";
import { type Frame, frameAt } from "@/lib/profile/profile";
import { type TreeRequest, viewTree } from "@/lib/profile/view-tree";
import type { SeenProfile } from "./seen-profile";
import { wholesOf } from "./wholes-of";

/** Frames in one picture: at 1,500 of them nothing wider than a pixel of a wide window is missing from the whole. */
export const USUAL_FRAMES = 1500;

/** What a browser draws of a seen profile; null when what is asked for is not there. */
export function flameTreeOf(profile: SeenProfile, request: TreeRequest): FlameTree | null {
  const tree = viewTree(profile.seen, request);
  if (tree === null) return null;
  const frames: Record<number, Frame> = {};
  for (const { frame } of [...tree.nodes, ...tree.ancestors])
    if (frame >= 0) frames[frame] ??= frameAt(profile.seen, frame);
  return { ...tree, ...wholesOf(profile), tree: request.tree, frames };
}

import { fn, profileOf } from "@/lib/profile/fixtures/sample-profile";
import { callGrowth } from "@/lib/profile/growth";
import { busyTotal } from "@/lib/profile/origin-split";
import { frameAt } from "@/lib/profile/profile";
import { prune } from "@/lib/profile/prune";
import type { FlameTree } from "./flame-tree";

/** A small tree as the server answers it: main calls parse, which calls next; parse is also called by nobody. */
export function flameTreeFixture(): FlameTree {
  const [main, parse, next] = [fn("main"), fn("parse"), fn("next")];
  const profile = profileOf([[main, parse, next], 60], [[main], 30], [[parse], 10]);
  const tree = prune(callGrowth(profile), { frames: 100, zoom: "" });
  if (tree === null) throw new Error("the whole is always there");
  const { kind, unit, total, samples } = profile.meta;
  const busy = busyTotal(profile);
  return {
    ...tree,
    ...{ tree: "merged", kind, unit, total, samples, busy, wholeBusy: busy },
    frames: Object.fromEntries(Array.from(profile.frames.name, (_, index) => [index, frameAt(profile, index)])),
  };
}

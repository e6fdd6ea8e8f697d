import type { PrunedTree } from "@/lib/profile/prune";

/** What `/api/profiles/[id]/tree` answers. Times in microseconds; `busy` is the denominator of every share. */
export interface FlameTree extends PrunedTree {
  busy: number;
  total: number;
  samples: number;
}

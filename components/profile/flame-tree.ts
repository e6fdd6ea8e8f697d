import type { PrunedTree } from "@/lib/profile/prune";

/**
 * What `/api/profiles/[id]/tree` answers. Times in microseconds; `busy` is the denominator of every share but those of idle
 * time and of the whole, which are of `total`.
 */
export interface FlameTree extends PrunedTree {
  busy: number;
  total: number;
  samples: number;
}

import { countOf } from "@/lib/protocol/count-of";
import type { RunCounts } from "@/lib/protocol/study-record";

/** `12 runs: 5 done, 7 queued`; states without a run are left out. */
export function countsText(counts: RunCounts): string {
  const total = Object.values(counts).reduce((sum, runs) => sum + runs, 0);
  const parts = Object.entries(counts).flatMap(([state, runs]) => (runs > 0 ? [`${runs} ${state}`] : []));
  return `${countOf(total, "run")}${parts.length > 0 ? `: ${parts.join(", ")}` : ""}`;
}

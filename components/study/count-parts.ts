import { countOf } from "@/lib/protocol/count-of";
import type { RunState } from "@/lib/protocol/run";
import type { RunCounts } from "@/lib/protocol/study-record";

/** Run states in the order a bar or a line of counts shows them. */
export const STATE_ORDER: readonly RunState[] = ["done", "measuring", "running", "queued", "fault", "cancelled"];

/** Solid is settled, hatched is under way: a bar at 0 % done must not look like progress. */
const BAR: Record<RunState, string> = {
  done: "bg-ink",
  measuring: "bg-[repeating-linear-gradient(135deg,var(--flame)_0_3px,transparent_3px_5px)]",
  running: "bg-[repeating-linear-gradient(135deg,var(--flame)_0_2px,transparent_2px_6px)]",
  queued: "bg-transparent",
  fault: "bg-bad",
  cancelled: "bg-strong-line",
};

/** Parts of a progress bar: what is settled first. */
export const barParts = (counts: RunCounts) =>
  (["done", "fault", "cancelled", "measuring", "running"] as const).map((state) => ({
    id: state,
    amount: counts[state],
    className: BAR[state],
  }));

/** "22 of 36 runs done, 1 fault, 13 queued": zero counts are left out. */
export function sayCounts(counts: RunCounts): string {
  const total = Object.values(counts).reduce((sum, runs) => sum + runs, 0);
  const rest = STATE_ORDER.filter((state) => state !== "done" && counts[state] > 0).map(
    (state) => `${whole(counts[state])} ${state === "fault" && counts.fault > 1 ? "faults" : state}`,
  );
  return [`${whole(counts.done)} of ${countOf(total, "run")} done`, ...rest].join(", ");
}

const whole = (value: number): string => value.toLocaleString("en-US");

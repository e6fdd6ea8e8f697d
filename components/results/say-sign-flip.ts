import { countOf } from "@/lib/protocol/count-of";
import type { SignFlip } from "@/lib/stats/sign-flip";
import { pText } from "./say-numbers";

/** Below this nobody would ask for a smaller p. */
const SMALL = 0.001;

/** The sign-flip test in words: its p, what it was taken over, the smallest p so few tasks allow, and its interval. */
export function signFlipText({ p, interval, method, assignments, smallestP, n }: SignFlip): string {
  const patterns = assignments + 1;
  const over =
    method === "exact"
      ? `exact over all ${patterns.toLocaleString("en-US")} sign patterns of ${countOf(n, "task")} (mirror images count once)`
      : `Monte Carlo over ${countOf(assignments, "random sign pattern")}`;
  const least =
    method === "exact" && smallestP >= SMALL
      ? `; ${countOf(n, "task")} cannot give less than ${Number(smallestP.toPrecision(3))}`
      : "";
  const bounds = interval.ok
    ? `; interval [${interval.value.low.toFixed(2)}, ${interval.value.high.toFixed(2)}] at ${(100 * interval.value.level).toFixed(1)} %`.replaceAll(
        "-",
        "−",
      )
    : "";
  return `p ${pText(p)} (uncorrected), ${over}${least}${bounds}`;
}

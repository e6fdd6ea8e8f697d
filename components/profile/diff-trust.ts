import type { DiffFunctions } from "./diff-answer";
import { quantityText } from "./quantity-text";

/** Two runs of an unchanged compiler on a shared host differed by so much in the self share of one function. */
const USUAL_DRIFT = 0.008;

/** How many runs stand behind each side, what z is of, and what runs of the same code differ by. */
export function trustFacts({
  basis,
  before,
  after,
  unchanged,
  unit,
}: Pick<DiffFunctions, "basis" | "before" | "after" | "unchanged" | "unit">): [name: string, fact: string][] {
  const say = (count: number) => count.toLocaleString("en-US");
  const side = ({ runs, samples, busy }: DiffFunctions["before"]) =>
    `${say(runs)} ${runs === 1 ? "run" : `runs of ${quantityText(busy, unit)}`} with ${say(samples)} samples`;
  return [
    ["Runs", `${side(before)} before, ${side(after)} after`],
    [
      "z",
      basis === "repeats"
        ? "the change over its standard error, as the runs of each side differ (Welch's t); agents are told of changes that are beyond chance at 5 % and larger than those of unchanged code"
        : "the change over its standard error by the number of samples alone; three runs a side would say what runs differ by",
    ],
    [
      "Unchanged",
      unchanged
        ? `halves of the ${unchanged.runs} runs ${unchanged.side}, which ran the same code, differ by up to ${(100 * Math.abs(unchanged.deltaSelfShare)).toFixed(1)} pp, in ${unchanged.name || "(anonymous)"}`
        : `no side has two runs to compare; single runs of one unchanged program have differed by ${(100 * USUAL_DRIFT).toFixed(1)} pp in one function by the host's drift alone`,
    ],
  ];
}

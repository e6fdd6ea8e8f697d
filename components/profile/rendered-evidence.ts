import type { NamedFunction } from "@/lib/evidence/parse-evidence";
import type { Granularity } from "@/lib/protocol/condition";

/** One representation of a profile as an agent would be shown it. */
export interface RenderedEvidence {
  id: string;
  title: string;
  text: string;
  tokens: number;
  droppedRows: number;
  /** 0..1 of the whole: of time, the busy part. */
  droppedShare: number;
  named: readonly NamedFunction[];
  /** Shares (0..1) of the whole: on stacks that hold a named function, and their own. */
  covered: number;
  ownShare: number;
  /** A comparison that has nothing to compare with: it is the baseline summary. */
  comparesNothing: boolean;
}

export const COMPARES_NOTHING = "nothing to compare with: shown as the baseline summary";

export const LEAST_TOKENS = 20;
/** As far as the quality of evidence is measured (/benchmarks). */
export const MOST_TOKENS = 8000;
export const USUAL_TOKENS = 1500;

/** What an address asks rows to name: functions, or with `rows=line` also the hottest lines of each. */
export const granularityOf = (params: Pick<URLSearchParams, "get">): Granularity =>
  params.get("rows") === "line" ? "line" : "function";

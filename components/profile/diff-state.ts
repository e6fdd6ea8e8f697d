import { DIFF_MEASURES, DIFF_PARTS, type DiffMeasure, type DiffPart } from "@/lib/profile/diff-tree";

/** What is compared and how it is shown; all of it is in the address. */
export interface DiffState {
  before: readonly string[];
  after: readonly string[];
  view: "graph" | "table";
  measure: DiffMeasure;
  part: DiffPart;
  zoom: string;
  search: string;
  isFlame: boolean;
  /** Which functions the table lists. */
  kind: "all" | "both" | "new" | "gone";
}

const KINDS = ["all", "both", "new", "gone"] as const;

/** Most profiles on one side. */
export const MOST_RUNS = 30;

type Params = Pick<URLSearchParams, "get">;

/** The ids that an address marks as before and as after, however many. */
export function markedIn(params: Params): Record<"before" | "after", readonly string[]> {
  const ids = (name: string) => (params.get(name) ?? "").split(",").filter(Boolean);
  return { before: ids("before"), after: ids("after") };
}

/** Whatever an address says, there is a comparison for it, if only of nothing. */
export function readDiff(params: Params): DiffState {
  const { before, after } = markedIn(params);
  return {
    before: before.slice(0, MOST_RUNS),
    after: after.slice(0, MOST_RUNS),
    view: params.get("view") === "table" ? "table" : "graph",
    measure: DIFF_MEASURES.find((measure) => measure === params.get("measure")) ?? "share",
    part: DIFF_PARTS.find((part) => part === params.get("part")) ?? "all",
    zoom: params.get("zoom") ?? "",
    search: params.get("search") ?? "",
    isFlame: params.get("root") === "below",
    kind: KINDS.find((kind) => kind === params.get("kind")) ?? "all",
  };
}

/** The address of a comparison. */
export const diffAddress = (before: readonly string[], after: readonly string[]): string =>
  `/profiles/diff?${new URLSearchParams({ before: before.join(","), after: after.join(",") })}`;

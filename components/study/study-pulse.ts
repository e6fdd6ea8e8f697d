import type { RunCounts, StudyRecord } from "@/lib/protocol/study-record";
import type { CellRow } from "./cell-wire";

/** How a study stands at one moment, apart from its cells. */
export type StudyStanding = Pick<
  StudyRecord,
  "state" | "counts" | "doneAtLook" | "launchedAt" | "completedAt" | "protocolHash"
>;

/** One message of a study's stream: how it stands now, and the cells that changed since the message before. */
export interface StudyPulse {
  standing: StudyStanding;
  cells: CellRow[];
}

export const standingOf = (study: StudyRecord): StudyStanding => ({
  state: study.state,
  counts: study.counts,
  doneAtLook: study.doneAtLook,
  launchedAt: study.launchedAt,
  completedAt: study.completedAt,
  protocolHash: study.protocolHash,
});

/** Runs of a study in any state. */
export const totalRuns = (counts: RunCounts): number => Object.values(counts).reduce((sum, runs) => sum + runs, 0);

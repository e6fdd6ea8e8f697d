import { z } from "zod";
import type { Problem } from "./problem";
import type { RunState } from "./run";
import type { StudyDesign, StudyState } from "./study";

/** Runs by state; every state is there, 0 where there is none. */
export type RunCounts = Record<RunState, number>;

export const NoteKind = z.enum(["state", "deviation", "look", "decision"]);
export type NoteKind = z.infer<typeof NoteKind>;

/** What happened to a study besides its runs; append-only. */
export const StudyNote = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  kind: NoteKind,
  text: z.string(),
  data: z.json().nullable(),
});
export type StudyNote = z.infer<typeof StudyNote>;

/** One condition's result on the list of studies; averages are over tasks, replicates averaged within a task first. */
export interface Headline {
  conditionId: string;
  runs: number;
  correct: number;
  meanLogSpeedupRatio: number | null;
}

/** A study as the list shows it. Times are ISO 8601 in UTC. */
export interface StudySummary {
  id: string;
  title: string;
  state: StudyState;
  /** True when a known-answer agent takes part: results say how the instrument behaves, not how an agent does. */
  simulated: boolean;
  agent: string;
  conditions: string[];
  tasks: number;
  replicates: number;
  createdAt: string;
  launchedAt: string | null;
  completedAt: string | null;
  runs: number;
  counts: RunCounts;
  /** Null where effects may not be seen (`mayBeSeen`). */
  headline: Headline[] | null;
}

export interface StudyRecord {
  id: string;
  title: string;
  state: StudyState;
  simulated: boolean;
  /** A draft's may still have problems; a frozen one has none. */
  design: StudyDesign;
  problems: Problem[];
  /** Grows with every saved change of a draft. */
  revision: number;
  protocolHash: string | null;
  createdAt: string;
  updatedAt: string;
  frozenAt: string | null;
  launchedAt: string | null;
  completedAt: string | null;
  copiedFrom: string | null;
  /** Grows with every change of a run: the cursor of live views. */
  change: number;
  counts: RunCounts;
  /** Runs that were done when results were last looked at before completion; null when nobody did. */
  doneAtLook: number | null;
}

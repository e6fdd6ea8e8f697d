import type { ContrastResult } from "@/lib/analysis/contrast-result";
import type { StudyResults } from "@/lib/analysis/study-results";
import type { RunEffect } from "@/lib/protocol/run-record";
import type { ResearchQuestion } from "@/lib/protocol/study";
import type { StudyRecord } from "@/lib/protocol/study-record";
import type { Task } from "@/lib/protocol/task";

/** What every results page is drawn from. */
export interface ResultsView {
  study: StudyRecord;
  runs: readonly RunEffect[];
  tasks: readonly Task[];
  results: StudyResults;
  /** What stands at every number of a study that is not complete (`interimOf`). */
  interim: string | null;
}

/** The research questions in the order of their pages, in a few words. */
export const QUESTIONS: readonly { id: ResearchQuestion; title: string; asks: string }[] = [
  { id: "RQ1", title: "Profiling", asks: "Does profiling evidence help at all?" },
  { id: "RQ2", title: "Representation", asks: "Which representation of a profile helps most?" },
  { id: "RQ3", title: "Budget", asks: "How much profiling is worth its cost?" },
  { id: "RQ4", title: "Bottleneck class", asks: "On which kinds of bottleneck does it help?" },
  { id: "RQ5", title: "Failure modes", asks: "How do runs go wrong, and does evidence change that?" },
];

/** The place of a condition in the design: its colour. */
export const indexOf = (view: ResultsView, conditionId: string): number =>
  view.study.design.conditions.findIndex((condition) => condition.id === conditionId);

/** Contrasts the plan declares for a question. */
export const contrastsOf = (view: ResultsView, question: ResearchQuestion): ContrastResult[] =>
  view.results.contrasts.filter(({ contrast }) => contrast.question === question);

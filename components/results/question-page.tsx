import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { ResearchQuestion } from "@/lib/protocol/study";
import { ContrastCard } from "./contrast-card";
import { ContrastForest } from "./contrast-forest";
import { DenominatorLine } from "./denominator-line";
import { MethodNote } from "./method-note";
import { QuestionFigures } from "./questions";
import { contrastsOf, QUESTIONS, type ResultsView } from "./results-view";
import { TaskByTask } from "./task-by-task";

/** Figures of unequal height fill two columns evenly, in reading order. */
const COLUMNS = "xl:columns-2 gap-x-10 *:mb-6 *:break-inside-avoid";

/** One research question: what was found, on what it stands, and the pictures of it. */
export function QuestionPage({
  view,
  question,
  contrastId,
}: {
  view: ResultsView;
  question: ResearchQuestion;
  contrastId: string | undefined;
}) {
  const { study, results } = view;
  const own = contrastsOf(view, question);
  // RQ4 and RQ5 look into what the other questions contrast, where the plan declares nothing for them.
  const shown = own.length > 0 || question === "RQ5" ? own : results.contrasts;
  const chosen = shown.find(({ contrast }) => contrast.id === contrastId) ?? shown[0];
  // The card of a lone contrast without a task has said so already.
  const hasTasks = shown.length > 1 || own.length === 0 || (chosen?.n ?? 0) > 0;
  const path = `/studies/${study.id}/results/${question}`;
  if (results.denominator.scored === 0)
    return (
      <>
        <QuestionHeading question={question} />
        <DenominatorLine denominator={results.denominator} studyId={study.id} interim={view.interim} />
        <NothingScored studyId={study.id} isOpen={results.denominator.open > 0} />
      </>
    );
  return (
    <>
      <QuestionHeading question={question} />
      <DenominatorLine denominator={results.denominator} studyId={study.id} interim={view.interim} />
      {own.length === 0 && question !== "RQ5" ? (
        <p className="text-table text-soft pb-4">
          The plan declares no contrast for {question}
          {shown.length > 0
            ? "; what it declares for other questions is looked into here."
            : ", and none for any other question."}
        </p>
      ) : null}
      <div className="grid grid-cols-1 gap-x-10 xl:grid-cols-2">
        {own.map((result) => (
          <ContrastCard key={result.contrast.id} view={view} result={result} />
        ))}
        {own.some(({ n }) => n > 0) ? (
          <ContrastForest view={view} contrasts={own} name={`contrasts-${question}`} />
        ) : null}
      </div>
      <div className={`border-t border-hairline pt-5 pb-5 ${question === "RQ5" ? "grid gap-y-6" : COLUMNS}`}>
        {question === "RQ4" ? <QuestionFigures {...{ view, question, chosen }} /> : null}
        {chosen && hasTasks && question !== "RQ5" ? <TaskByTask {...{ view, contrasts: shown, chosen, path }} /> : null}
        {question !== "RQ4" ? <QuestionFigures {...{ view, question, chosen }} /> : null}
      </div>
      <MethodNote view={view} />
    </>
  );
}

/** What a question's page is about. */
export const QuestionHeading = ({ question }: { question: ResearchQuestion }) => (
  <h2 className="text-base font-semibold tracking-tight pb-1">{QUESTIONS.find(({ id }) => id === question)?.asks}</h2>
);

const NothingScored = ({ studyId, isOpen }: { studyId: string; isOpen: boolean }) => (
  <EmptyState
    shows={
      isOpen
        ? "No run has finished yet, so there is nothing to estimate. Estimates and figures appear here as runs finish."
        : "No run of this study has an outcome, so there is nothing to estimate: all are excluded, for the reasons above."
    }
  >
    <Link href={`/studies/${studyId}`} className={buttonClass()}>
      Show how the runs stand
    </Link>
  </EmptyState>
);

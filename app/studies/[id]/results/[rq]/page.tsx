import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { look } from "@/app/actions/change-study";
import { loadResults } from "@/app/studies/[id]/results/load-results";
import { QuestionPage } from "@/components/results/question-page";
import { QuestionTabs } from "@/components/results/question-tabs";
import { QUESTIONS } from "@/components/results/results-view";
import { LookGate } from "@/components/study/look-gate";
import { standingOf } from "@/components/study/study-pulse";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page";
import { ResearchQuestion } from "@/lib/protocol/study";

interface Props {
  params: Promise<{ id: string; rq: string }>;
  searchParams: Promise<{ contrast?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Results ${(await params).rq}` };
}

export default async function Page({ params, searchParams }: Props) {
  const [{ id, rq }, { contrast }] = await Promise.all([params, searchParams]);
  const question = ResearchQuestion.safeParse(rq);
  if (!question.success) notFound();
  const { study, view } = await loadResults(id);
  return (
    <>
      <QuestionTabs studyId={id} current={question.data} />
      {view ? (
        <QuestionPage view={view} question={question.data} contrastId={contrast} />
      ) : (
        <>
          <PageHeader title={QUESTIONS.find((each) => each.id === question.data)?.asks} />
          <EmptyState
            shows={
              study.state === "draft" || study.state === "frozen"
                ? "Results appear here once the study was launched and is complete."
                : "Results stay hidden until every run is done: watching effects arrive is peeking."
            }
          />
          <div className="pt-4">
            <LookGate id={id} standing={standingOf(study)} look={look.bind(null, id)} />
          </div>
        </>
      )}
    </>
  );
}

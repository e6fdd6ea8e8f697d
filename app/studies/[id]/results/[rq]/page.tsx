import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { look } from "@/app/actions/change-study";
import { load } from "@/app/load";
import { loadResults } from "@/app/studies/[id]/results/load-results";
import { QuestionHeading, QuestionPage } from "@/components/results/question-page";
import { QuestionTabs } from "@/components/results/question-tabs";
import { LookGate } from "@/components/study/look-gate";
import { standingOf } from "@/components/study/study-pulse";
import { EmptyState } from "@/components/ui/empty-state";
import { SimulatedMark } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page";
import { ResearchQuestion } from "@/lib/protocol/study";
import { getStudy } from "@/lib/store/studies";

interface Props {
  params: Promise<{ id: string; rq: string }>;
  searchParams: Promise<{ contrast?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, rq } = await params;
  return { title: `${rq.toUpperCase()} results of ${(await load(getStudy(id))).title}` };
}

export default async function Page({ params, searchParams }: Props) {
  const [{ id, rq }, { contrast }] = await Promise.all([params, searchParams]);
  const question = ResearchQuestion.safeParse(rq.toUpperCase());
  if (!question.success) notFound();
  if (rq !== question.data) redirect(resultsPath(id, question.data, contrast));
  const { study, view } = await loadResults(id);
  return (
    <>
      <PageHeader title={`Results of ${study.title}`} aside={study.simulated ? <SimulatedMark /> : null} />
      <QuestionTabs studyId={id} current={question.data} />
      {view ? (
        <QuestionPage view={view} question={question.data} contrastId={contrast} />
      ) : (
        <>
          <QuestionHeading question={question.data} />
          <EmptyState
            shows={
              study.state === "draft" || study.state === "frozen"
                ? "Results appear here once the study was launched and is complete."
                : "Estimates, figures and tables appear here once every run is done: watching effects arrive is peeking."
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

const resultsPath = (id: string, question: ResearchQuestion, contrast: string | undefined): string =>
  `/studies/${id}/results/${question}${contrast === undefined ? "" : `?contrast=${encodeURIComponent(contrast)}`}`;

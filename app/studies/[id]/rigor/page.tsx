import type { Metadata } from "next";
import { load } from "@/app/load";
import { baseFacts, rigorRuns } from "@/app/studies/rigor";
import type { StudyRoute } from "@/app/studies/study-route";
import { BackKey } from "@/components/keyboard/back-key";
import { RigorPage } from "@/components/study/rigor-page";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { SimulatedMark } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page";
import { hostFacts } from "@/lib/store/host-facts";
import { getStudy } from "@/lib/store/studies";
import { studyNotes } from "@/lib/store/study-notes";

export async function generateMetadata({ params }: StudyRoute): Promise<Metadata> {
  return { title: `Rigor of ${(await load(getStudy((await params).id))).title}` };
}

export default async function Page({ params }: StudyRoute) {
  const { id } = await params;
  const [study, runs, notes, host] = await load(
    Promise.all([getStudy(id), rigorRuns(id), studyNotes(id), hostFacts(id)]),
  );
  const bases = await load(baseFacts(id, study.design));
  return (
    <>
      <BackKey href={`/studies/${id}`} to="the study" />
      <PageHeader
        title={`Rigor of ${study.title}`}
        aside={
          <>
            <span>how it was carried out; nothing here shows an effect</span>
            {study.simulated ? <SimulatedMark /> : null}
            <CopyButton text={`/studies/${id}/rigor`} what="link to this page" />
          </>
        }
      />
      {study.state === "draft" ? (
        <EmptyState shows="Denominators, exclusions, interleaving, budgets and deviations are counted here once the protocol is frozen." />
      ) : (
        <RigorPage {...{ runs, notes, host, bases }} design={study.design} />
      )}
    </>
  );
}

import type { Metadata } from "next";
import { look } from "@/app/actions/change-study";
import { load } from "@/app/load";
import { loadExport } from "@/app/studies/[id]/export/load-export";
import type { StudyRoute } from "@/app/studies/study-route";
import { Downloads } from "@/components/results/downloads";
import { LookGate } from "@/components/study/look-gate";
import { standingOf } from "@/components/study/study-pulse";
import { CopyButton } from "@/components/ui/copy-button";
import { SimulatedMark } from "@/components/ui/notice";
import { PageHeader, Section } from "@/components/ui/page";
import { getStudy } from "@/lib/store/studies";

export async function generateMetadata({ params }: StudyRoute): Promise<Metadata> {
  return { title: `Export of ${(await load(getStudy((await params).id))).title}` };
}

export default async function Page({ params }: StudyRoute) {
  const { id } = await params;
  const { study, downloads, maySeeEffects } = await loadExport(id);
  const command = `npm run -s wick -- study export ${id} --out ${folderOf(study.title)}`;
  return (
    <>
      <PageHeader title={`Export of ${study.title}`} aside={study.simulated ? <SimulatedMark /> : null} />
      {maySeeEffects ? null : <LookGate id={id} standing={standingOf(study)} look={look.bind(null, id)} />}
      <Downloads studyId={id} downloads={downloads} maySeeEffects={maySeeEffects} />
      <p className="pt-4 pb-5 text-table flex flex-wrap items-baseline gap-x-2">
        <span className="text-soft">Protocol hash</span>
        <code className="font-mono text-[12px] break-all">{study.protocolHash ?? "none: the study is a draft"}</code>
        {study.protocolHash ? <CopyButton text={study.protocolHash} what="protocol hash" /> : null}
      </p>
      <Section id="command" title="All of it, from a terminal">
        <p className="flex flex-wrap items-baseline gap-2">
          <code className="font-mono text-[12px] bg-sunken border border-hairline rounded px-2 py-1 break-all">
            {command}
          </code>
          <CopyButton text={command} what="export command" />
        </p>
        <p className="pt-2 text-table text-soft max-w-[72ch]">
          The same files in a folder. It can be asked of a study that is not complete too; that its effects are looked
          at is then recorded, as it is here.
        </p>
      </Section>
    </>
  );
}

const folderOf = (title: string): string =>
  `${
    title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 40) || "study"
  }-export`;

import Link from "next/link";
import { load } from "@/app/load";
import { starters } from "@/app/studies/starters";
import type { StudyRoute } from "@/app/studies/study-route";
import { ListKeys } from "@/components/keyboard/list-keys";
import { StartStudy } from "@/components/study/start-study";
import { StudyList } from "@/components/study/study-list";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page";
import { listStudies } from "@/lib/store/list-studies";

const PAGE = 50;
const UUID = /^[0-9a-f-]{36}$/i;

export default async function Page({ searchParams }: Pick<StudyRoute, "searchParams">) {
  const { before } = await searchParams;
  const cursor = typeof before === "string" && UUID.test(before) ? { before } : {};
  const studies = await load(listStudies({ limit: PAGE, ...cursor }));
  if (studies.length === 0 && !("before" in cursor))
    return (
      <>
        <PageHeader title="Studies" />
        <EmptyState shows="Studies appear here with their state, their progress and, once complete, their headline. The pilot runs six real repositories under three conditions in about ten minutes, with a known-answer agent and no API key.">
          <StartStudy starters={starters()} primary />
        </EmptyState>
      </>
    );
  return (
    <>
      <PageHeader
        title="Studies"
        actions={
          <>
            <StartStudy starters={starters().filter((starter) => starter.id === "pilot")} />
            <Link href="/studies/new" className={buttonClass("primary")}>
              New study
            </Link>
          </>
        }
      />
      <ListKeys of="study">
        <StudyList studies={studies} />
      </ListKeys>
      {studies.length === PAGE ? (
        <p className="pt-4 text-table">
          <Link href={`/?before=${studies.at(-1)?.id}`}>Older studies</Link>
        </p>
      ) : null}
    </>
  );
}

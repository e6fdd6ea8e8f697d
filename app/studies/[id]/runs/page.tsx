import type { Metadata } from "next";
import Link from "next/link";
import { load } from "@/app/load";
import type { StudyRoute } from "@/app/studies/study-route";
import { BackKey } from "@/components/keyboard/back-key";
import { ListKeys } from "@/components/keyboard/list-keys";
import { sayCounts } from "@/components/study/count-parts";
import { readRunFilter, writeRunFilter } from "@/components/study/run-filter";
import { RunFilterBar } from "@/components/study/run-filter-bar";
import { RunsTable } from "@/components/study/runs-table";
import { EmptyState } from "@/components/ui/empty-state";
import { SimulatedMark } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page";
import { listRuns } from "@/lib/store/runs";
import { getStudy } from "@/lib/store/studies";

const PAGE = 200;

export async function generateMetadata({ params }: StudyRoute): Promise<Metadata> {
  return { title: `Runs of ${(await load(getStudy((await params).id))).title}` };
}

export default async function Page({ params, searchParams }: StudyRoute) {
  const { id } = await params;
  const filter = readRunFilter(await searchParams);
  const [study, { runs, next }] = await load(
    Promise.all([getStudy(id), listRuns(id, toStoreFilter(filter), { after: filter.after, limit: PAGE })]),
  );
  const { design } = study;
  const path = `/studies/${id}/runs`;
  const conditionIds = design.conditions.map((condition) => condition.id);
  if (study.state === "draft")
    return (
      <EmptyState shows="The runs of this study are listed here once its protocol is frozen and they are planned." />
    );
  return (
    <>
      <BackKey href={`/studies/${id}`} to="the study" />
      <PageHeader
        title={`Runs of ${study.title}`}
        aside={
          <>
            {sayCounts(study.counts)} {study.simulated ? <SimulatedMark /> : null}
          </>
        }
      />
      <RunFilterBar
        {...{ path, filter }}
        tasks={design.sample.taskIds}
        conditions={conditionIds}
        replicates={design.replicates}
      />
      {runs.length > 0 ? (
        <ListKeys of="run">
          <RunsTable runs={runs} conditionIds={conditionIds} />
        </ListKeys>
      ) : (
        <EmptyState shows="No run of this study is like that. Choose less." />
      )}
      <p className="flex gap-4 pt-3 text-table">
        {filter.after >= 0 ? <Link href={path + writeRunFilter({ ...filter, after: -1 })}>First page</Link> : null}
        {next !== null ? (
          <Link href={path + writeRunFilter({ ...filter, after: next })}>{`Next ${PAGE} runs`}</Link>
        ) : null}
      </p>
    </>
  );
}

const toStoreFilter = ({ state, condition, task, replicate, verdict }: ReturnType<typeof readRunFilter>) => ({
  ...(state ? { states: [state] } : {}),
  ...(condition ? { conditionId: condition } : {}),
  ...(task ? { taskId: task } : {}),
  ...(replicate ? { replicate } : {}),
  ...(verdict ? { verdict } : {}),
});

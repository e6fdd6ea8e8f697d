import type { Metadata } from "next";
import { load } from "@/app/load";
import type { StudyRoute } from "@/app/studies/study-route";
import { toStoreFilter } from "@/app/studies/to-store-filter";
import { BackKey } from "@/components/keyboard/back-key";
import { ListKeys } from "@/components/keyboard/list-keys";
import { sayCounts } from "@/components/study/count-parts";
import { readRunFilter } from "@/components/study/run-filter";
import { RunFilterBar } from "@/components/study/run-filter-bar";
import { RunPager } from "@/components/study/run-pager";
import { RunsTable } from "@/components/study/runs-table";
import { EmptyState } from "@/components/ui/empty-state";
import { SimulatedMark } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page";
import { mayBeSeen } from "@/lib/protocol/may-be-seen";
import { listRuns } from "@/lib/store/runs";
import { getStudy } from "@/lib/store/studies";

const PAGE = 200;

export async function generateMetadata({ params }: StudyRoute): Promise<Metadata> {
  return { title: `Runs of ${(await load(getStudy((await params).id))).title}` };
}

export default async function Page({ params, searchParams }: StudyRoute) {
  const { id } = await params;
  const filter = readRunFilter(await searchParams);
  const study = await load(getStudy(id));
  if (study.state === "draft")
    return (
      <>
        <PageHeader title={`Runs of ${study.title}`} />
        <EmptyState shows="The runs of this study are listed here once its protocol is frozen and they are planned." />
      </>
    );
  const maySeeEffects = mayBeSeen(study);
  const isHidden = filter.mode !== null && !maySeeEffects;
  const { runs, next } = isHidden
    ? { runs: [], next: null }
    : await load(listRuns(id, toStoreFilter(filter), { after: filter.after, limit: PAGE }));
  const { design } = study;
  const path = `/studies/${id}/runs`;
  const conditionIds = design.conditions.map((condition) => condition.id);
  return (
    <>
      <BackKey href={`/studies/${id}`} to="the study" />
      <PageHeader
        title={`Runs of ${study.title}`}
        aside={
          <>
            <span>{sayCounts(study.counts)}</span>
            {study.simulated ? <SimulatedMark /> : null}
          </>
        }
      />
      <RunFilterBar
        {...{ path, filter, maySeeEffects }}
        tasks={design.sample.taskIds}
        conditions={conditionIds}
        replicates={design.replicates}
      />
      {runs.length > 0 ? (
        <ListKeys of="run">
          <RunsTable runs={runs} conditionIds={conditionIds} />
        </ListKeys>
      ) : (
        <EmptyState
          shows={
            isHidden
              ? "Failure modes say how fast patches are: runs can be chosen by them once the study is complete, or once a look is on record."
              : "No run of this study is like that. Choose less."
          }
        />
      )}
      <RunPager {...{ path, filter, next }} size={PAGE} />
    </>
  );
}

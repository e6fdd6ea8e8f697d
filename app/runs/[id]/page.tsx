import type { Metadata } from "next";
import { load } from "@/app/load";
import { type AskedRun, loadRunPage, type RunPage } from "@/app/runs/load-run-page";
import { AttemptPicker } from "@/components/run/attempt-picker";
import { EffectsGate } from "@/components/run/effects-gate";
import { OutcomePanel } from "@/components/run/outcome-panel";
import { RunHeader } from "@/components/run/run-header";
import { RunNeighbours } from "@/components/run/run-neighbours";
import { RunView } from "@/components/run/run-view";
import { runName } from "@/components/study/say-cell";
import { EmptyState } from "@/components/ui/empty-state";
import { getRun } from "@/lib/store/runs";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<AskedRun>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: runName(await load(getRun((await params).id))) };
}

export default async function Page({ params, searchParams }: Props) {
  const [{ id }, asked] = await Promise.all([params, searchParams]);
  const page = await loadRunPage(id, asked);
  const { run, study, attempts, attempt, trajectory, condition, conditionIndex, beside, result } = page;
  const outcome = page.maySeeEffects ? (result?.outcome ?? null) : null;
  return (
    <>
      <RunHeader {...{ run, study, conditionIndex, outcome }} conditionLabel={condition?.label ?? ""} />
      <RunNeighbours
        runId={id}
        beside={beside}
        sameTask={page.sameTask}
        conditions={study.design.conditions.map((each) => each.id)}
      />
      {attempt ? <AttemptPicker runId={id} attempts={attempts} shown={attempt} /> : null}
      <RunView
        key={trajectory.attemptId}
        runId={id}
        initial={trajectory}
        pulse={{ state: page.shownState, verdict: run.verdict, attempt }}
        budget={study.design.budget}
        profiling={condition?.profiling ?? null}
        perturbations={page.perturbations}
        firstEvents={page.firstEvents}
        result={<Result page={page} />}
      />
    </>
  );
}

function Result({ page: { run, study, attempt, result, maySeeEffects } }: { page: RunPage }) {
  if (!attempt)
    return <EmptyState shows="The run waits in the queue. Its steps appear here as soon as a worker takes it." />;
  if (!result) return null;
  const gate = <EffectsGate studyId={study.id} />;
  const fileName = `${run.taskId}-${run.conditionId}-r${run.replicate}`;
  return <OutcomePanel {...result} timing={attempt?.timing ?? null} {...{ maySeeEffects, gate }} runName={fileName} />;
}

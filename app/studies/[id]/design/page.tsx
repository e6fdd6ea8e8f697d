import type { Metadata } from "next";
import * as act from "@/app/actions/change-study";
import { duplicate } from "@/app/actions/create-study";
import { saveDraft } from "@/app/actions/save-draft";
import { load } from "@/app/load";
import { tasksOf } from "@/app/studies/benchmark-tasks";
import { knownTimes } from "@/app/studies/known-times";
import { offeredAgents } from "@/app/studies/offered-agents";
import { offeredKinds } from "@/app/studies/offered-kinds";
import type { StudyRoute } from "@/app/studies/study-route";
import { DesignEditor } from "@/components/design/design-editor";
import { FrozenDesign } from "@/components/design/frozen-design";
import { StateMark } from "@/components/study/state-mark";
import { PageHeader } from "@/components/ui/page";
import { namingProblems } from "@/lib/store/freeze-study";
import { frozenInputs } from "@/lib/store/frozen-inputs";
import { getStudy } from "@/lib/store/studies";
import { listWorkers } from "@/lib/store/workers";

export async function generateMetadata({ params }: StudyRoute): Promise<Metadata> {
  return { title: `Design of ${(await load(getStudy((await params).id))).title}` };
}

export default async function Page({ params }: StudyRoute) {
  const { id } = await params;
  const study = await load(getStudy(id));
  const { design, state, protocolHash } = study;
  const header = <PageHeader title={`Design of ${study.title}`} aside={<StateMark state={state} />} />;
  if (state !== "draft")
    return (
      <>
        {header}
        <FrozenDesign
          {...{ id, state, design, protocolHash }}
          inputs={await load(frozenInputs(id))}
          tasks={await tasksOf(design.benchmark)}
          duplicate={duplicate.bind(null, id)}
        />
      </>
    );
  const { benchmark, agent } = design;
  const [tasks, known, workers, agents, problems] = await load(
    Promise.all([tasksOf(benchmark), knownTimes(agent.id), listWorkers(), offeredAgents(), namingProblems(design)]),
  );
  return (
    <>
      {header}
      <DesignEditor
        {...{ design, problems, tasks, known, agents }}
        revision={study.revision}
        savedAt={study.updatedAt}
        kinds={offeredKinds(design.benchmark, workers)}
        workers={workers.filter((worker) => worker.alive).length}
        studyHref={`/studies/${id}`}
        save={saveDraft.bind(null, id)}
        freeze={act.freeze.bind(null, id)}
        freezeAndLaunch={act.freezeAndLaunch.bind(null, id)}
      />
    </>
  );
}

import type { Metadata } from "next";
import * as act from "@/app/actions/change-study";
import { duplicate } from "@/app/actions/create-study";
import { load } from "@/app/load";
import { tasksOf } from "@/app/studies/benchmark-tasks";
import { launchForecast } from "@/app/studies/launch-forecast";
import type { StudyRoute } from "@/app/studies/study-route";
import { countRuns } from "@/components/design/forecast";
import { packCells } from "@/components/study/cell-wire";
import { DeviationForm } from "@/components/study/deviation-form";
import { DraftProblems } from "@/components/study/draft-problems";
import { LiveStudy } from "@/components/study/live-study";
import { ProtocolSummary } from "@/components/study/protocol-summary";
import { sayShape } from "@/components/study/say-shape";
import { StudyLog } from "@/components/study/study-log";
import { standingOf } from "@/components/study/study-pulse";
import { Section } from "@/components/ui/page";
import { frozenInputs } from "@/lib/store/frozen-inputs";
import { runMatrix } from "@/lib/store/runs";
import { getStudy } from "@/lib/store/studies";
import { studyNotes } from "@/lib/store/study-notes";

export async function generateMetadata({ params }: StudyRoute): Promise<Metadata> {
  return { title: (await load(getStudy((await params).id))).title };
}

export default async function Page({ params }: StudyRoute) {
  const { id } = await params;
  const [{ change, cells }, study, notes, inputs] = await load(
    Promise.all([runMatrix(id), getStudy(id), studyNotes(id), frozenInputs(id)]),
  );
  const { design, problems, simulated, protocolHash } = study;
  const isAhead = study.state === "draft" || study.state === "frozen";
  const taskIds = design.sample.taskIds;
  const conditions = design.conditions.map(({ id, label }) => ({ id, label }));
  const axes = { taskIds, conditionIds: conditions.map((condition) => condition.id) };
  const bound = <T,>(verb: (id: string) => T) => verb.bind(null, id);
  return (
    <>
      <LiveStudy
        key={protocolHash ?? "draft"}
        {...{ id, title: study.title, question: design.question, simulated, taskIds, conditions, change }}
        plannedRuns={countRuns(design).total}
        shape={sayShape(taskIds.length, conditions.length, design.replicates)}
        forecast={isAhead ? await load(launchForecast(design)) : null}
        problems={problems.length}
        standing={standingOf(study)}
        rows={packCells(axes, cells)}
        verbs={{
          ...{ freezeAndLaunch: bound(act.freezeAndLaunch), launch: bound(act.launch), pause: bound(act.pause) },
          ...{ resume: bound(act.resume), cancel: bound(act.cancel), duplicate: bound(duplicate) },
          ...{ retryAllFaults: bound(act.retryAllFaults), look: bound(act.look) },
        }}
        retryOne={act.retryOne}
      />
      {study.state === "draft" ? <DraftProblems id={id} problems={problems} /> : null}
      <Section id="log" title="On record" aside="states, decisions, deviations, looks">
        <StudyLog notes={notes} />
        {study.state === "draft" ? null : <DeviationForm deviate={act.deviate.bind(null, id)} />}
      </Section>
      <Section id="protocol" title="Protocol" aside={protocolHash ? "frozen" : "draft"}>
        <ProtocolSummary design={design} hash={protocolHash} inputs={inputs} tasks={await tasksOf(design.benchmark)} />
      </Section>
    </>
  );
}

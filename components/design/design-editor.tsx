"use client";
import type { ActionAnswer } from "@/components/ui/action-answer";
import { Section } from "@/components/ui/page";
import { countOf } from "@/lib/protocol/count-of";
import type { Problem } from "@/lib/protocol/problem";
import type { StudyDesign } from "@/lib/protocol/study";
import type { Task } from "@/lib/protocol/task";
import { AgentFields } from "./agent-fields";
import type { AgentOffer } from "./agent-offer";
import type { Save } from "./autosave";
import { BudgetFields } from "./budget-fields";
import { ConditionMatrix } from "./condition-matrix";
import { DesignAside } from "./design-aside";
import type { DesignPart } from "./design-part";
import type { KnownTimes } from "./forecast";
import type { KindOffer } from "./kind-offer";
import { MeasurementFields } from "./measurement-fields";
import { PlanFields } from "./plan-fields";
import { QuestionFields } from "./question-fields";
import { SamplePicker } from "./sample-picker";
import { SaveLine } from "./save-line";
import { Problems, useDraft } from "./use-draft";

export interface DesignEditorProps {
  design: StudyDesign;
  revision: number;
  savedAt: string;
  problems: readonly Problem[];
  tasks: readonly Task[];
  agents: readonly AgentOffer[];
  kinds: readonly KindOffer[];
  known: KnownTimes;
  workers: number;
  studyHref: string;
  save: Save;
  freeze(): Promise<ActionAnswer>;
  freezeAndLaunch(): Promise<ActionAnswer>;
}

/** The design of a draft, saved as it is written and checked as freezing will check it. */
export function DesignEditor(props: DesignEditorProps) {
  const { tasks, agents, kinds, known, workers, freeze, freezeAndLaunch } = props;
  const { design, change, status, problems, flush } = useDraft(props);
  const part: DesignPart = { design, change };
  /** What is frozen is what is on the page: unsaved changes go first. */
  const saved = (verb: () => Promise<ActionAnswer>) => async () =>
    (await flush()) ? verb() : { ok: false as const, message: "Not frozen: the last changes are not saved yet." };
  return (
    <Problems.Provider value={problems}>
      <SaveLine status={status} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 xl:grid-cols-[minmax(0,1fr)_16rem]">
        <div className="min-w-0">
          <QuestionFields {...part} />
          <Section id="sample" title="Sample" aside={countOf(design.sample.taskIds.length, "task")}>
            <SamplePicker {...part} tasks={tasks} />
          </Section>
          <Section id="conditions" title="Conditions" aside="one cell of the design each">
            <ConditionMatrix {...part} {...{ agents, kinds }} />
          </Section>
          <Section id="budget" title="Total budget" aside="of one run; one ledger for everything, profiling included">
            <BudgetFields {...part} />
          </Section>
          <Section id="agent" title="Agent">
            <AgentFields {...part} agents={agents} />
          </Section>
          <Section id="measurement" title="Replicates and measurement">
            <MeasurementFields {...part} />
          </Section>
          <Section id="plan" title="Analysis plan" aside="named before outcomes are seen">
            <PlanFields {...part} />
          </Section>
        </div>
        <DesignAside
          design={design}
          problems={problems}
          known={known}
          workers={workers}
          studyHref={props.studyHref}
          freeze={saved(freeze)}
          freezeAndLaunch={saved(freezeAndLaunch)}
        />
      </div>
    </Problems.Provider>
  );
}

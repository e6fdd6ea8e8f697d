import type { Ledger } from "@/lib/budget/ledger";
import type { EventDraft, ToolName } from "@/lib/protocol/event";
import type { Gateway } from "@/lib/protocol/gateway";
import type { Model } from "@/lib/protocol/model";
import type { Launch } from "@/lib/protocol/program";
import type { AgentContext, ToolAnswer, Tools } from "../agent";
import type { Workbench } from "../workbench";
import { DrillDown } from "./drill-down";
import { editTool } from "./edit";
import { execTool } from "./exec";
import { Meter, type Metered, type MeteredTool } from "./meter";
import { meterModel } from "./metered-model";
import { openProgramHost } from "./open-program-host";
import { profileTool } from "./profile";
import { pushEvidence } from "./push-evidence";
import { readTool } from "./read";
import { ChangeRecorder } from "./record-changes";
import type { ResolvedPolicy } from "./render-evidence";
import { searchTool } from "./search";
import { notYetSubmitted, submitTool } from "./submit";
import { testTool } from "./test";
import type { ToolInputs } from "./tool-inputs";
import { workloadTool } from "./workload";

export interface MeteredToolsOptions {
  workbench: Workbench;
  ledger: Ledger;
  /** Null: the condition has no profiling. */
  policy: ResolvedPolicy | null;
  /** What the agent thinks with; null for one that asks no model. It then pays for the answers' tokens itself. */
  model: Model | null;
  /** What an agent's own program is started and answered with; left out for agents that start none. */
  program?: { launch: Launch; gateway: Gateway | null };
  /** Called in the order in which things happen. */
  record(draft: EventDraft): void;
  /** Milliseconds, monotonic. */
  clock(): number;
  signal: AbortSignal;
}

/** The part of an agent's context that the meter stands behind. */
export type OpenedTools = Pick<
  AgentContext,
  "tools" | "model" | "program" | "profiling" | "pushedEvidence" | "ended" | "step" | "spendStep" | "oneStep" | "budget"
>;

/**
 * The metered tools of one run. With the trigger `at-start` the evidence is taken, charged and recorded here, before the
 * agent's first step; with `after-edit` and `before-submit` it comes in the answers of the tools it follows.
 *
 * @throws Fault when the sandbox or the profiler breaks down
 */
export async function openTools(options: MeteredToolsOptions): Promise<OpenedTools> {
  const { workbench, policy, ledger, model, program = null } = options;
  const billing = model === null && !program?.gateway ? "answers" : "model";
  const meter = new Meter({ ...options, tokenizer: policy?.tokenizer, billing });
  const changes = await ChangeRecorder.start(workbench.sandbox);
  const drillDown = policy?.drillDown ? new DrillDown(policy, workbench, meter.room) : null;
  const push = async () => (policy ? pushEvidence(policy, workbench, meter, drillDown) : null);
  const plain =
    <K extends ToolName>(name: K, tool: MeteredTool<K>) =>
    async (input: ToolInputs[K]): Promise<ToolAnswer> =>
      (await meter.run(name, tool, input)).answer;
  const changing =
    <K extends ToolName>(name: K, tool: MeteredTool<K>) =>
    async (input: ToolInputs[K]): Promise<ToolAnswer> => {
      const { answer, performed } = await meter.run(name, tool, input);
      return policy?.trigger === "after-edit" && performed?.changed ? withEvidence(answer, await push()) : answer;
    };
  const tools: Tools = {
    exec: changing("exec", execTool(workbench.sandbox, changes)),
    read: plain("read", readTool(workbench.sandbox)),
    search: plain("search", searchTool(workbench.sandbox)),
    edit: changing("edit", editTool(workbench.sandbox, changes)),
    test: plain("test", testTool(workbench)),
    workload: plain("workload", workloadTool(workbench)),
    profile: plain("profile", profileTool(policy, workbench, drillDown)),
    submit: submitting(options, meter, push),
  };
  const pushedEvidence = policy?.trigger === "at-start" ? await push() : null;
  const profiling = policy && {
    kind: policy.kind,
    trigger: policy.trigger,
    calls: policy.calls,
    secondsPerCall: policy.secondsPerCall,
    evidenceTokens: policy.evidenceTokens,
    drillDown: drillDown !== null,
  };
  return {
    ...{ tools, profiling, pushedEvidence, ended: meter.ended, step: meter.step },
    model: model && meterModel({ ...options, model, meter }),
    program:
      program &&
      openProgramHost({
        ...options,
        ...program,
        meter,
        changes,
        afterEdit: policy?.trigger === "after-edit" ? push : null,
      }),
    spendStep: (code, text) => meter.spendStep(code, text),
    oneStep: meter.oneStep,
    budget: () => ledger.state(),
  };
}

/** With the trigger `before-submit` a tree's first submit shows its evidence instead, as long as the allowance lasts. */
function submitting(
  { workbench, policy, ledger }: MeteredToolsOptions,
  meter: Meter,
  push: () => Promise<string | null>,
) {
  let shown: string | null = null;
  return async (input: ToolInputs["submit"]): Promise<ToolAnswer> => {
    const { tree } = workbench.sandbox;
    const due = policy?.trigger === "before-submit" && shown !== tree && canAfford(policy, ledger, meter.room());
    const { answer, performed }: Metered = await meter.run("submit", due ? notYetSubmitted : submitTool, input);
    if (!due || performed === null) return answer;
    shown = tree;
    return withEvidence(answer, await push());
  };
}

const canAfford = (policy: ResolvedPolicy, ledger: Ledger, room: number): boolean =>
  ledger.remaining("profilingCalls") > 0 && ledger.remaining("wallSeconds") > 0 && room > policy.evidenceTokens;

const withEvidence = (answer: ToolAnswer, evidence: string | null): ToolAnswer =>
  evidence === null ? answer : { ...answer, text: `${answer.text}\n\n${evidence}` };

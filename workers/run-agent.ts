import { rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { Agent, AgentContext } from "@/lib/agents/agent";
import { chosenAgent } from "@/lib/agents/agents";
import type { AnswerKey } from "@/lib/agents/answer-key";
import { whyNotRun } from "@/lib/agents/may-run";
import { openTools } from "@/lib/agents/tools/metered-tools";
import type { ResolvedPolicy } from "@/lib/agents/tools/render-evidence";
import { Ledger } from "@/lib/budget/ledger";
import { openGateway } from "@/lib/models/gateway/open-gateway";
import { type Effects, openModel } from "@/lib/models/open-model";
import type { AgentChoice, Condition } from "@/lib/protocol/condition";
import { type EventDraft, longText } from "@/lib/protocol/event";
import { Fault } from "@/lib/protocol/fault";
import type { Gateway } from "@/lib/protocol/gateway";
import type { Model, ModelConfig } from "@/lib/protocol/model";
import type { Ending } from "@/lib/protocol/run";
import type { RunTotals } from "@/lib/protocol/run-record";
import { type LocalSandbox, openLocalSandbox } from "@/lib/sandbox/local-sandbox";
import { openScratchFolder } from "@/lib/sandbox/scratch-folder";
import { generator } from "@/lib/stats/generator";
import { installed } from "@/lib/store/catalogue";
import { type ClaimedRun, recordIsolation } from "@/lib/store/claim-run";
import { frozenModel } from "@/lib/store/models";
import { saveProfile } from "@/lib/store/profiles";
import { StoreUnavailable } from "@/lib/store/store-unavailable";
import { openAgentBox } from "./bench-tools/agent-box";
import { type BaseProfile, openWorkbench } from "./bench-tools/open-workbench";
import { launchIn } from "./launch-in";
import type { Execution } from "./loop";
import type { Capture } from "./measure/capture-profile";
import type { PreparedTask } from "./measure/prepare-task";
import { type HostShare, shareHost, sharing } from "./share-host";
import type { Stopwatch } from "./stopwatch";

/** What an agent left: its patch, how it ended, and what it consumed. */
export interface AgentWork {
  patch: string;
  ending: Ending;
  totals: RunTotals;
}

interface Given {
  task: PreparedTask;
  statement: string;
  base: BaseProfile;
  capture: Capture;
  /** Called for calibration agents only; nobody else's run ever reads the answers. */
  answerKey: () => Promise<AnswerKey>;
}

/**
 * Lets an agent work on a task in a sandbox of its own, with metered tools and nothing else; every event is recorded. What
 * takes the host's processors waits until nothing is measured there; while its model thinks, a run keeps nobody waiting.
 *
 * @throws Fault when the machinery or the agent's program breaks down; an agent that achieves nothing is no fault
 */
export async function runAgent(execution: Execution, given: Given): Promise<AgentWork> {
  const { run, signal, stopwatch } = execution;
  const share = shareHost(signal, stopwatch);
  const choice = run.condition.agent ?? run.design.agent;
  const chosen = chosenAgent(choice);
  const asked = await openModelOf(execution, choice, chosen.agent);
  const box = await share.use(() => openAgentBox(given.task));
  const history = await openScratchFolder("history");
  try {
    const sandbox = await share.use(() => openLocalSandbox(box.folder, path.join(history, "repository")));
    try {
      await admit(execution, chosen.agent, sandbox, given.statement);
      return await work(execution, given, { ...chosen, ...asked, share, sandbox, box: box.folder });
    } finally {
      await sandbox.close();
    }
  } finally {
    await Promise.all([box.close(), rm(history, { recursive: true, force: true })]);
  }
}

/** Refuses what may not run on this host, and records what begins. */
async function admit(
  { run, worker, recorder }: Execution,
  agent: Agent,
  { isolation, baseTree }: LocalSandbox,
  statement: string,
): Promise<void> {
  await recordIsolation(run.attemptId, isolation.level);
  const refusal = whyNotRun(agent, isolation, run.design.allowReducedIsolation);
  if (refusal) throw new Fault("sandbox", refusal, { retriable: false });
  recorder.record({
    kind: "started",
    step: 0,
    data: {
      agent: agent.id,
      simulated: agent.kind === "calibration",
      condition: run.condition.id,
      statement,
      isolation: isolation.level,
      isolationDetail: isolation.detail,
      tree: baseTree,
      host: os.hostname(),
      worker: worker.id,
      node: process.version,
    },
  });
}

/** A program of the agent's own takes the host's processors whenever it likes. */
const startsProgram = (agent: Agent): boolean => agent.kind === "working" && agent.startsProgram === true;

interface OpenedModel {
  model: Model | null;
  gateway: Gateway | null;
}

/** The model that the study was frozen with for this agent, as the agent or its own program asks it; null for an agent that asks none. */
async function openModelOf({ run, recorder }: Execution, choice: AgentChoice, agent: Agent): Promise<OpenedModel> {
  const named = installed.modelOf(choice);
  if (named === null) return { model: null, gateway: null };
  const config: ModelConfig = await frozenModel(run.studyId, named);
  const effects: Effects = {
    env: process.env,
    record: ({ requestBody, responseBody, ...about }) =>
      recorder.record({
        kind: "model-traffic",
        step: recorder.step,
        data: { ...about, request: longText(requestBody), response: longText(responseBody) },
      }),
  };
  return startsProgram(agent)
    ? { model: null, gateway: openGateway(config, effects) }
    : { model: openModel(config, effects), gateway: null };
}

interface Chosen extends OpenedModel {
  agent: Agent;
  parameters: unknown;
  share: HostShare;
  sandbox: LocalSandbox;
  box: string;
}

async function work(
  { run, recorder, stopwatch }: Execution,
  { task, statement, base, capture, answerKey }: Given,
  { agent, parameters, model, gateway, share, sandbox, box }: Chosen,
): Promise<AgentWork> {
  let profilingOutside = 0;
  const record = (draft: EventDraft) => {
    if (draft.kind === "notice" && draft.data.code.startsWith("profiling-")) profilingOutside += 1;
    if (draft.kind === "model-call") stopwatch.waited(draft.data.waitedMilliseconds / 1000);
    recorder.record(draft);
  };
  const policy = resolvedPolicy(run.condition);
  const ledger = new Ledger(run.design.budget, policy);
  const bench = openWorkbench({ task, sandbox, box, base, capture, save: saveOf(run) });
  const workbench = {
    ...bench,
    profile: (seconds: number, over: AbortSignal) => stopwatch.time("profiling", () => bench.profile(seconds, over)),
  };
  const { signal } = share;
  const clock = () => performance.now();
  const isOutside = startsProgram(agent);
  const program = isOutside ? { program: { gateway, launch: launchIn(sandbox, signal) } } : {};
  const opened = await share.use(() =>
    openTools({ workbench, ledger, policy, model, ...program, record, clock, signal }),
  );
  const key = agent.kind === "calibration" ? await share.use(answerKey) : null;
  const tools = timed(isOutside ? opened.tools : sharing(opened.tools, share), stopwatch);
  const context = { ...opened, tools, statement, random: randomOf(run), signal };
  const working = () => drive(agent, context, parameters, key, record);
  const ending = await stopwatch.time("agent", () => (isOutside ? share.use(working) : working()));
  const patch = await share.use(() => sandbox.patch());
  record({ kind: "ending", step: opened.step(), data: { ending, steps: opened.step() } });
  return { patch, ending, totals: totalsOf(ledger, profilingOutside) };
}

/** Lets the agent go from event to event until it says how it ended. */
async function drive(
  agent: Agent,
  context: AgentContext,
  parameters: unknown,
  key: AnswerKey | null,
  record: (draft: EventDraft) => void,
): Promise<Ending> {
  try {
    const events =
      key && agent.kind === "calibration" ? agent.run(context, parameters, key) : plain(agent, context, parameters);
    for (;;) {
      context.signal.throwIfAborted();
      const next = await events.next();
      if (next.done) return next.value;
      record(next.value);
    }
  } catch (error) {
    context.signal.throwIfAborted();
    if (error instanceof Fault || error instanceof StoreUnavailable) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new Fault("agent-code", `the agent's own program failed: ${message}`, { retriable: false, cause: error });
  }
}

function plain(agent: Agent, context: AgentContext, parameters: unknown) {
  if (agent.kind === "working") return agent.run(context, parameters);
  throw new Fault("agent-code", `${agent.id} was started without its answer key`, { retriable: false });
}

/** What its rule chose is in the condition since the run was claimed. */
function resolvedPolicy({ id, profiling }: Condition): ResolvedPolicy | null {
  if (profiling === null) return null;
  const { representation } = profiling;
  if (typeof representation === "string") return { ...profiling, representation };
  throw new Fault("worker", `the representation of ${id} is not decided yet`, { retriable: false });
}

/** The same stream under every condition: runs of one task and replicate differ in what they are shown, not in their luck. */
const randomOf = ({ design, taskId, replicate }: ClaimedRun) =>
  generator(design.seed).fork("agent").fork(taskId).fork(replicate);

function timed(tools: AgentContext["tools"], stopwatch: Stopwatch): AgentContext["tools"] {
  return {
    exec: (input) => stopwatch.time("tools", () => tools.exec(input)),
    read: (input) => stopwatch.time("tools", () => tools.read(input)),
    search: (input) => stopwatch.time("tools", () => tools.search(input)),
    edit: (input) => stopwatch.time("tools", () => tools.edit(input)),
    test: (input) => stopwatch.time("tools", () => tools.test(input)),
    workload: (input) => stopwatch.time("tools", () => tools.workload(input)),
    profile: (input) => stopwatch.time("tools", () => tools.profile(input)),
    submit: (input) => stopwatch.time("tools", () => tools.submit(input)),
  };
}

const saveOf =
  ({ studyId, attemptId, taskId }: ClaimedRun) =>
  (profile: Parameters<typeof saveProfile>[0], tree: string, captureHash: string): Promise<string> =>
    saveProfile(profile, { label: "edited tree", studyId, attemptId, taskId, tree, captureHash });

function totalsOf(ledger: Ledger, profilingOutside: number): RunTotals {
  const { spent } = ledger.state();
  return {
    steps: Math.round(spent.steps),
    tokens: Math.round(spent.tokens),
    usd: spent.usd,
    agentSeconds: spent.wallSeconds,
    profilingCalls: Math.round(spent.profilingCalls),
    profilingSeconds: spent.profilingSeconds,
    evidenceTokens: Math.round(spent.evidenceTokens),
    profilingOutside,
  };
}

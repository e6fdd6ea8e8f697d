import type { AgentChoice, Condition } from "@/lib/protocol/condition";
import { csvLine } from "@/lib/protocol/csv";
import type { RunEvent } from "@/lib/protocol/event";
import { interimOf } from "@/lib/protocol/interim";
import type { RunEffect } from "@/lib/protocol/run-record";
import type { StudyDesign } from "@/lib/protocol/study";
import type { Headline, StudyRecord } from "@/lib/protocol/study-record";
import { getText } from "./blobs";
import { type Catalogue, installed } from "./catalogue";
import { ask } from "./database";
import { eventsAfter } from "./events";
import { readHeadlines } from "./headline";
import { runEffects, runOutcome } from "./run-effects";
import { attemptsOf } from "./runs";
import { getStudy } from "./studies";
import { studyNotes } from "./study-notes";

const PAGE = 1000;

/** One file of an export; its text is made while it is read, so that a study of any size fits. */
export interface ExportFile {
  name: string;
  mediaType: "application/json" | "application/jsonl" | "text/csv";
  text(): AsyncIterable<string>;
}

/** A run, and whether a known-answer agent made it: files go their own ways, so that each has to say it. */
type ExportedRun = RunEffect & { simulated: boolean };

/**
 * Everything a study has to publish: protocol, notes, runs, events, measurements, predictions and a summary. It holds the
 * effects as they are when this is called: of a study that is not complete, exporting is looking, and recorded after the
 * call and before anything is handed out (`recordLook`). Every file says what in it is simulated.
 *
 * @throws Refusal (`not-found`)
 */
export async function exportStudy(id: string, catalogue: Catalogue = installed): Promise<ExportFile[]> {
  const study = await getStudy(id);
  const simulated = simulatedConditions(study, catalogue);
  const runs = (await runEffects(id)).map((run) => ({ ...run, simulated: simulated.has(run.conditionId) }));
  const headlines = await readHeadlines([id]);
  const interim = interimOf(study.state, runs.filter((run) => run.score !== null).length, runs.length);
  return [
    json("design.json", async () => ({ ...study.design, simulated: study.simulated || simulated.size > 0 })),
    json("protocol.json", async () => protocolOf(await getStudy(id))),
    jsonl("notes.jsonl", () => notes(study)),
    { name: "runs.csv", mediaType: "text/csv", text: () => inOrder(Promise.resolve(runsCsv(runs, interim))) },
    jsonl("runs.jsonl", () => inOrder(Promise.resolve(runs))),
    jsonl("events.jsonl", () => allEvents(runs)),
    jsonl("measurements.jsonl", () => measurements(runs)),
    ...predictionFiles(study, runs, simulated),
    json("summary.json", async () => summaryOf(study, headlines.get(id) ?? [], interim)),
  ];
}

/** Conditions whose agent knows the answer. An agent that this version no longer has is what the study was frozen as. */
function simulatedConditions({ design, simulated }: StudyRecord, catalogue: Catalogue): ReadonlySet<string> {
  const isSimulated = (agent: AgentChoice): boolean => {
    try {
      return catalogue.agentKind(agent) === "calibration";
    } catch (error) {
      if (error instanceof RangeError) return simulated;
      throw error;
    }
  };
  return new Set(design.conditions.filter((each) => isSimulated(agentOf(each, design))).map(({ id }) => id));
}

const agentOf = (condition: Condition, design: StudyDesign): AgentChoice => condition.agent ?? design.agent;

const json = (name: string, read: () => Promise<unknown>): ExportFile => ({
  name,
  mediaType: "application/json",
  async *text() {
    yield `${JSON.stringify(await read(), null, 2)}\n`;
  },
});

const jsonl = (name: string, rows: () => AsyncIterable<unknown>): ExportFile => ({
  name,
  mediaType: "application/jsonl",
  async *text() {
    for await (const row of rows()) yield `${JSON.stringify(row)}\n`;
  },
});

async function* inOrder<T>(rows: Promise<readonly T[]>): AsyncGenerator<T> {
  yield* await rows;
}

async function* notes({ id, simulated }: StudyRecord): AsyncGenerator<unknown> {
  for (const note of await studyNotes(id)) yield { ...note, simulated };
}

async function protocolOf({ id, protocolHash, simulated, frozenAt, launchedAt, completedAt, doneAtLook }: StudyRecord) {
  const row = await ask((store) => store.study.findUnique({ where: { id }, select: { frozenInputs: true } }));
  const looked = doneAtLook !== null;
  return { id, protocolHash, simulated, frozenAt, launchedAt, completedAt, looked, inputs: row?.frozenInputs ?? null };
}

const COLUMNS = {
  id: (run) => run.id,
  task: (run) => run.taskId,
  condition: (run) => run.conditionId,
  simulated: (run) => run.simulated,
  replicate: (run) => run.replicate,
  phase: (run) => run.phase,
  position: (run) => run.position,
  state: (run) => run.state,
  attempts: (run) => run.attempts,
  excluded_reason: (run) => run.excludedReason,
  started_at: (run) => run.startedAt,
  finished_at: (run) => run.finishedAt,
  ending: (run) => run.ending?.name ?? null,
  verdict: (run) => run.score?.verdict ?? null,
  correct: (run) => run.score?.correct ?? null,
  speedup: (run) => run.score?.speedup ?? null,
  speedup_low: (run) => run.score?.speedupInterval?.[0] ?? null,
  speedup_high: (run) => run.score?.speedupInterval?.[1] ?? null,
  expert_speedup: (run) => run.score?.expertSpeedup ?? null,
  speedup_ratio: (run) => run.score?.speedupRatio ?? null,
  log_speedup_ratio: (run) => run.score?.logSpeedupRatio ?? null,
  steps: (run) => run.totals?.steps ?? null,
  tokens: (run) => run.totals?.tokens ?? null,
  usd: (run) => run.totals?.usd ?? null,
  agent_seconds: (run) => run.totals?.agentSeconds ?? null,
  profiling_calls: (run) => run.totals?.profilingCalls ?? null,
  profiling_seconds: (run) => run.totals?.profilingSeconds ?? null,
  evidence_tokens: (run) => run.totals?.evidenceTokens ?? null,
  profiling_outside: (run) => run.totals?.profilingOutside ?? null,
} satisfies Record<string, (run: ExportedRun) => string | number | boolean | null>;

/** With a last column `interim` where the study is not complete. */
const runsCsv = (runs: readonly ExportedRun[], interim: string | null): string[] => [
  csvLine([...Object.keys(COLUMNS), ...(interim === null ? [] : ["interim"])]),
  ...runs.map((run) =>
    csvLine([...Object.values(COLUMNS).map((column) => column(run)), ...(interim === null ? [] : [interim])]),
  ),
];

/** Every event of every attempt, lost ones included, with long texts in full. */
async function* allEvents(runs: readonly ExportedRun[]): AsyncGenerator<unknown> {
  for (const { id: run, simulated } of runs)
    for (const attempt of await attemptsOf(run))
      for (let seq = 0, page: RunEvent[] = []; ; ) {
        page = await eventsAfter(attempt.id, seq, PAGE);
        for (const event of page)
          yield {
            ...{ run, simulated, attempt: attempt.number, attemptState: attempt.state },
            ...{ ...event, data: await inFull(event.data) },
          };
        seq = page.at(-1)?.seq ?? seq;
        if (page.length < PAGE) break;
      }
}

async function inFull(value: unknown): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map(inFull));
  if (typeof value !== "object" || value === null) return value;
  if ("text" in value && "chars" in value && "blob" in value && typeof value.blob === "string")
    return { ...value, text: await getText(value.blob) };
  const entries = Object.entries(value).map(async ([key, item]) => [key, await inFull(item)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

async function* measurements(runs: readonly ExportedRun[]): AsyncGenerator<unknown> {
  for (const { id, taskId, conditionId, replicate, simulated, state } of runs) {
    // A run that is done only by now is none that the look was recorded for.
    const result = state === "done" ? await runOutcome(id) : null;
    if (result) yield { run: id, taskId, conditionId, replicate, simulated, ...result };
  }
}

/**
 * `predictions.jsonl` as the official harness reads it: one file a condition and replicate, one line a task. Its format has no
 * place for a mark, so that the name of a known-answer agent's model has it; the harness also makes names of files of it.
 */
function predictionFiles(
  { design }: StudyRecord,
  runs: readonly ExportedRun[],
  simulated: ReadonlySet<string>,
): ExportFile[] {
  const replicates = Array.from({ length: design.replicates }, (_, index) => index + 1);
  return design.conditions.flatMap((condition) =>
    replicates.map((replicate) => {
      const own = runs.filter((run) => run.conditionId === condition.id && run.replicate === replicate);
      const mark = simulated.has(condition.id) ? "-simulated" : "";
      const model = `${agentOf(condition, design).id}${mark}/${condition.id}`;
      return jsonl(`predictions-${condition.id}-r${replicate}.jsonl`, () => predictions(own, model));
    }),
  );
}

async function* predictions(runs: readonly ExportedRun[], model: string): AsyncGenerator<unknown> {
  for (const run of runs) {
    if (run.state !== "done") continue;
    const row = await ask((store) => store.run.findUnique({ where: { id: run.id }, select: { patchBlob: true } }));
    const patch = row?.patchBlob ? await getText(row.patchBlob) : "";
    yield { instance_id: run.taskId, model_patch: patch, model_name_or_path: model };
  }
}

/** Counts and means; the analysis is on the results page. */
function summaryOf(
  { title, state, simulated, protocolHash, counts }: StudyRecord,
  conditions: readonly Headline[],
  interim: string | null,
) {
  return { title, state, simulated, protocolHash, counts, interim, conditions };
}

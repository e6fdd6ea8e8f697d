import { csvLine } from "@/lib/protocol/csv";
import type { RunEvent } from "@/lib/protocol/event";
import type { RunEffect } from "@/lib/protocol/run-record";
import type { StudyRecord } from "@/lib/protocol/study-record";
import { getText } from "./blobs";
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

/**
 * Everything a study has to publish: protocol, notes, runs, events, measurements, predictions and a summary. It holds the
 * effects: of a study that is not complete, exporting is looking (`recordLook`).
 *
 * @throws Refusal (`not-found`)
 */
export async function exportStudy(id: string): Promise<ExportFile[]> {
  const study = await getStudy(id);
  const runs = await runEffects(id);
  return [
    json("design.json", async () => study.design),
    json("protocol.json", () => protocolOf(study)),
    jsonl("notes.jsonl", () => inOrder(studyNotes(id))),
    { name: "runs.csv", mediaType: "text/csv", text: () => inOrder(Promise.resolve(runsCsv(runs))) },
    jsonl("runs.jsonl", () => inOrder(Promise.resolve(runs))),
    jsonl("events.jsonl", () => allEvents(runs)),
    jsonl("measurements.jsonl", () => measurements(runs)),
    ...predictionFiles(study, runs),
    json("summary.json", () => summaryOf(study)),
  ];
}

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

async function protocolOf({ id, protocolHash, simulated, frozenAt, launchedAt, completedAt, looked }: StudyRecord) {
  const row = await ask((store) => store.study.findUnique({ where: { id }, select: { frozenInputs: true } }));
  return { id, protocolHash, simulated, frozenAt, launchedAt, completedAt, looked, inputs: row?.frozenInputs ?? null };
}

const COLUMNS = {
  id: (run) => run.id,
  task: (run) => run.taskId,
  condition: (run) => run.conditionId,
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
} satisfies Record<string, (run: RunEffect) => string | number | boolean | null>;

const runsCsv = (runs: readonly RunEffect[]): string[] => [
  csvLine(Object.keys(COLUMNS)),
  ...runs.map((run) => csvLine(Object.values(COLUMNS).map((column) => column(run)))),
];

/** Every event of every attempt, lost ones included, with long texts in full. */
async function* allEvents(runs: readonly RunEffect[]): AsyncGenerator<unknown> {
  for (const { id: run } of runs)
    for (const attempt of await attemptsOf(run))
      for (let seq = 0, page: RunEvent[] = []; ; ) {
        page = await eventsAfter(attempt.id, seq, PAGE);
        for (const event of page)
          yield { run, attempt: attempt.number, attemptState: attempt.state, ...event, data: await inFull(event.data) };
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

async function* measurements(runs: readonly RunEffect[]): AsyncGenerator<unknown> {
  for (const { id, taskId, conditionId, replicate } of runs) {
    const result = await runOutcome(id);
    if (result) yield { run: id, taskId, conditionId, replicate, ...result };
  }
}

/** `predictions.jsonl` as the official harness reads it: one file a condition and replicate, one line a task. */
function predictionFiles({ design }: StudyRecord, runs: readonly RunEffect[]): ExportFile[] {
  const replicates = Array.from({ length: design.replicates }, (_, index) => index + 1);
  return design.conditions.flatMap((condition) =>
    replicates.map((replicate) => {
      const own = runs.filter((run) => run.conditionId === condition.id && run.replicate === replicate);
      const model = `${(condition.agent ?? design.agent).id}/${condition.id}`;
      return jsonl(`predictions-${condition.id}-r${replicate}.jsonl`, () => predictions(own, model));
    }),
  );
}

async function* predictions(runs: readonly RunEffect[], model: string): AsyncGenerator<unknown> {
  for (const run of runs) {
    if (run.state !== "done") continue;
    const row = await ask((store) => store.run.findUnique({ where: { id: run.id }, select: { patchBlob: true } }));
    const patch = row?.patchBlob ? await getText(row.patchBlob) : "";
    yield { instance_id: run.taskId, model_patch: patch, model_name_or_path: model };
  }
}

/** Counts and means; the analysis is on the results page. */
async function summaryOf({ id, title, state, simulated, protocolHash, counts }: StudyRecord) {
  const conditions = (await readHeadlines([id])).get(id) ?? [];
  return { title, state, simulated, protocolHash, counts, conditions };
}

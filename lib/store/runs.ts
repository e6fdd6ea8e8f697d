import { type FailureMode, UNCHANGED_SPEEDUP } from "@/lib/analysis/failure-modes";
import type { Attempt } from "@/lib/protocol/attempt";
import type { Verdict } from "@/lib/protocol/outcome";
import type { RunState } from "@/lib/protocol/run";
import type { RunCell, RunRecord } from "@/lib/protocol/run-record";
import type { RunCounts } from "@/lib/protocol/study-record";
import { ask } from "./database";
import type { Prisma } from "./generated/prisma/client";
import { notFound, requireId } from "./refusal";
import { CELL, toAttempt, toCell, toCounts, toRun } from "./rows";

/**
 * The cells of a study in planned order, or only those changed after a change number: a live view keeps the `change` it was
 * given and asks again from there. Nothing of the effect is in them.
 */
export async function runMatrix(studyId: string, after = -1): Promise<{ change: number; cells: RunCell[] }> {
  const id = requireId("study", studyId);
  return ask(async (store) => {
    // The number first: what changes between the two reads is then sent once more, never missed.
    const study = await store.study.findUnique({ where: { id }, select: { change: true } });
    if (!study) throw notFound("study", id);
    const rows = await store.run.findMany({
      where: { studyId: id, change: { gt: after } },
      select: CELL,
      orderBy: { position: "asc" },
    });
    return { change: study.change, cells: rows.map(toCell) };
  });
}

/** How many runs are in each state. */
export async function runCounts(studyId: string): Promise<RunCounts> {
  const where = { studyId: requireId("study", studyId) };
  const rows = await ask((store) => store.run.groupBy({ by: ["state"], where, _count: true }));
  return toCounts(rows.map(({ state, _count }) => ({ state, runs: _count })));
}

/** Each field narrows the list; absent ones do not. */
export interface RunFilter {
  states?: readonly RunState[];
  conditionId?: string;
  taskId?: string;
  replicate?: number;
  verdict?: Verdict;
  /** Some modes say how fast a patch is: choosing by them is peeking, as `runEffects`. */
  mode?: FailureMode;
}

/** Runs in planned order after a position; `next` is the cursor of the following page, null at the end. */
export async function listRuns(
  studyId: string,
  filter: RunFilter = {},
  { after = -1, limit = 100 }: { after?: number; limit?: number } = {},
): Promise<{ runs: RunCell[]; next: number | null }> {
  const where = { ...toWhere(studyId, filter), position: { gt: after } };
  const rows = await ask((store) =>
    store.run.findMany({ where, select: CELL, orderBy: { position: "asc" }, take: limit + 1 }),
  );
  const runs = rows.slice(0, limit).map(toCell);
  return { runs, next: rows.length > limit ? (runs.at(-1)?.position ?? null) : null };
}

/** The ids before and after a run in the list a filter makes; null at its ends. */
export async function neighbours(
  run: Pick<RunRecord, "studyId" | "position">,
  filter: RunFilter = {},
): Promise<{ previous: string | null; next: string | null }> {
  const where = toWhere(run.studyId, filter);
  const [previous, next] = await ask((store) =>
    Promise.all([
      store.run.findFirst({
        where: { ...where, position: { lt: run.position } },
        select: { id: true },
        orderBy: { position: "desc" },
      }),
      store.run.findFirst({
        where: { ...where, position: { gt: run.position } },
        select: { id: true },
        orderBy: { position: "asc" },
      }),
    ]),
  );
  return { previous: previous?.id ?? null, next: next?.id ?? null };
}

/** @throws Refusal (`not-found`) */
export async function getRun(runId: string): Promise<RunRecord> {
  const id = requireId("run", runId);
  const row = await ask((store) => store.run.findUnique({ where: { id }, omit: { outcome: true } }));
  if (!row) throw notFound("run", id);
  return toRun(row);
}

/** All attempts at a run, oldest first; those whose worker vanished stay readable. */
export async function attemptsOf(runId: string): Promise<Attempt[]> {
  const where = { runId: requireId("run", runId) };
  const rows = await ask((store) => store.attempt.findMany({ where, orderBy: { number: "asc" } }));
  return rows.map(toAttempt);
}

function toWhere(
  studyId: string,
  { states, conditionId, taskId, replicate, verdict, mode }: RunFilter,
): Prisma.RunWhereInput {
  return {
    studyId: requireId("study", studyId),
    ...(states ? { state: { in: [...states] } } : {}),
    ...(conditionId ? { conditionId } : {}),
    ...(taskId ? { taskId } : {}),
    ...(replicate ? { replicate } : {}),
    ...(verdict ? { verdict } : {}),
    ...(mode ? { AND: [{ state: "done" }, SHOWS_MODE[mode]] } : {}),
  };
}

/** The runs that `modesOf` of lib/analysis gives a mode, in the store's terms. */
const SHOWS_MODE: Record<FailureMode, Prisma.RunWhereInput> = {
  "patch-does-not-apply": { verdict: "patch-does-not-apply" },
  "tests-broken": { verdict: "tests-failed" },
  "output-differs": { verdict: "output-differs" },
  crashed: { verdict: "crashed" },
  "judge-tampering": { verdict: "tampering" },
  "no-speedup": { correct: true, speedup: { gte: UNCHANGED_SPEEDUP.least, lte: UNCHANGED_SPEEDUP.most } },
  slower: { correct: true, speedup: { lt: UNCHANGED_SPEEDUP.least } },
  "budget-exhausted": { ending: "budget-exhausted" },
  "malformed-calls": { ending: "malformed-calls" },
  "context-exhausted": { ending: "context-exhausted" },
  "turn-limit": { ending: "turn-limit" },
  "profiling-outside-budget": { profilingOutside: { gt: 0 } },
};

import { z } from "zod";
import { StudyState } from "@/lib/protocol/study";
import type { StudySummary } from "@/lib/protocol/study-record";
import { ask, query } from "./database";
import { readHeadlines } from "./headline";
import { toCounts } from "./rows";

const CountRow = z.object({ study_id: z.string(), state: z.string(), runs: z.int() });
const LookRow = z.object({ study_id: z.string() });

/** What the list shows of a design that may still be a draft. */
const Outline = z.object({
  agent: z.object({ id: z.string() }),
  conditions: z.array(z.object({ id: z.string() })),
  sample: z.object({ taskIds: z.array(z.string()) }),
  replicates: z.number(),
});

/**
 * Studies, newest first, `limit` of those created before the study `before` (a cursor: the last id of the page before).
 * A headline is there only for a complete study or one somebody looked into (DESIGN §12: watching effects arrive is peeking).
 */
export async function listStudies({
  limit = 50,
  before,
}: {
  limit?: number;
  before?: string;
} = {}): Promise<StudySummary[]> {
  const rows = await ask((store) =>
    store.study.findMany({
      orderBy: { id: "desc" },
      take: limit,
      // Ids are UUIDs of version 7: their order is the order of creation.
      ...(before ? { where: { id: { lt: before } } } : {}),
    }),
  );
  const ids = rows.map((row) => row.id);
  const [counts, looked] = await Promise.all([countRuns(ids), studiesLookedAt(ids)]);
  const open = rows.filter((row) => row.state === "complete" || looked.has(row.id)).map((row) => row.id);
  const headlines = await readHeadlines(open);
  return rows.map((row) => {
    const { agent, conditions, sample, replicates } = Outline.parse(row.design);
    const ownCounts = toCounts(counts.filter((count) => count.study_id === row.id));
    return {
      ...{ id: row.id, title: row.title, state: StudyState.parse(row.state), simulated: row.simulated },
      agent: agent.id,
      conditions: conditions.map((condition) => condition.id),
      tasks: sample.taskIds.length,
      replicates,
      createdAt: row.createdAt.toISOString(),
      launchedAt: row.launchedAt?.toISOString() ?? null,
      completedAt: row.completedAt?.toISOString() ?? null,
      runs: Object.values(ownCounts).reduce((sum, runs) => sum + runs, 0),
      counts: ownCounts,
      headline: open.includes(row.id) ? (headlines.get(row.id) ?? []) : null,
    };
  });
}

async function countRuns(ids: readonly string[]) {
  const rows = await query(
    "select study_id, state, count(*)::int as runs from run where study_id = any($1::uuid[]) group by study_id, state",
    [ids],
  );
  return z.array(CountRow).parse(rows);
}

async function studiesLookedAt(ids: readonly string[]): Promise<Set<string>> {
  const rows = await query(
    "select distinct study_id from study_note where study_id = any($1::uuid[]) and kind = 'look'",
    [ids],
  );
  return new Set(
    z
      .array(LookRow)
      .parse(rows)
      .map((row) => row.study_id),
  );
}

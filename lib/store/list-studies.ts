import { z } from "zod";
import { mayBeSeen } from "@/lib/protocol/may-be-seen";
import { StudyState } from "@/lib/protocol/study";
import type { StudySummary } from "@/lib/protocol/study-record";
import { ask, query } from "./database";
import { readHeadlines } from "./headline";
import { lastLooks } from "./last-look";
import { toCounts } from "./rows";

const CountRow = z.object({ study_id: z.string(), state: z.string(), runs: z.int() });

/** What the list shows of a design that may still be a draft. */
const Outline = z.object({
  agent: z.object({ id: z.string() }),
  conditions: z.array(z.object({ id: z.string() })),
  sample: z.object({ taskIds: z.array(z.string()) }),
  replicates: z.number(),
});

/**
 * Studies, newest first, `limit` of those created before the study `before` (a cursor: the last id of the page before).
 * A headline is there only where effects may be seen (DESIGN §12: watching effects arrive is peeking).
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
  const looks = await ask((store) => lastLooks(store, ids));
  // Before the counts that decide whether they may be seen: a run that ends in between then hides its study's.
  const headlines = await readHeadlines(
    rows.filter(({ id, state }) => state === "complete" || looks.has(id)).map(({ id }) => id),
  );
  const counts = await countRuns(ids);
  return rows.map((row) => {
    const { agent, conditions, sample, replicates } = Outline.parse(row.design);
    const ownCounts = toCounts(counts.filter((count) => count.study_id === row.id));
    const state = StudyState.parse(row.state);
    const isOpen = mayBeSeen({ state, counts: ownCounts, doneAtLook: looks.get(row.id) ?? null });
    return {
      ...{ id: row.id, title: row.title, state, simulated: row.simulated },
      agent: agent.id,
      conditions: conditions.map((condition) => condition.id),
      tasks: sample.taskIds.length,
      replicates,
      createdAt: row.createdAt.toISOString(),
      launchedAt: row.launchedAt?.toISOString() ?? null,
      completedAt: row.completedAt?.toISOString() ?? null,
      runs: Object.values(ownCounts).reduce((sum, runs) => sum + runs, 0),
      counts: ownCounts,
      headline: isOpen ? (headlines.get(row.id) ?? []) : null,
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

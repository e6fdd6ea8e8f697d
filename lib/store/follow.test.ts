import { expect, test } from "vitest";
import { formatCursor, parseCursor } from "@/lib/protocol/event-cursor";
import { finishRun, startMeasuring } from "./attempts";
import { type ClaimedRun, claimRun } from "./claim-run";
import { query } from "./database";
import { appendEvents, type DatedDraft } from "./events";
import { closeFeed } from "./feed";
import { followRun, followStudy, type RunNews } from "./follow";
import { runMatrix } from "./runs";
import { provideTestDatabase } from "./test-database";
import { finished, launched } from "./test-study";

provideTestDatabase();

const worker = { id: "w1", host: "here", pid: 1 };
const note = (text: string): DatedDraft => ({
  ...{ kind: "notice", step: 1, at: "2026-01-02T03:04:05.678Z" },
  data: { code: "agent-note", text },
});
const notes = (count: number) => Array.from({ length: count }, (_, i) => note(String(i)));

async function claim(runId: string): Promise<ClaimedRun> {
  const claimed = await claimRun(runId, worker);
  if (typeof claimed === "string") throw new Error(claimed);
  return claimed;
}

async function aRun(): Promise<{ studyId: string; runId: string }> {
  const { id } = await launched();
  return { studyId: id, runId: (await runMatrix(id)).cells[0]?.id ?? "" };
}

/** Reads news until what was collected is enough, then stops following. */
async function collect(news: AsyncGenerator<RunNews>, enough: (seen: RunNews[]) => boolean): Promise<RunNews[]> {
  const seen: RunNews[] = [];
  for await (const item of news) {
    seen.push(item);
    if (enough(seen)) break;
  }
  return seen;
}
const numbers = (seen: RunNews[]) => seen.flatMap((news) => news.events.map((event) => event.seq));
const upTo = (last: number) => (seen: RunNews[]) => numbers(seen).at(-1) === last;
const live = new AbortController().signal;

test("a follower gets what it missed in pages, then what happens, once each and in order", async () => {
  const { runId } = await aRun();
  const { attemptId } = await claim(runId);
  for (let i = 0; i < 5; i++) await appendEvents(attemptId, notes(500));
  const following = collect(followRun(runId, null, live), upTo(2600));
  for (let i = 0; i < 100; i++) await appendEvents(attemptId, [note("live")]);
  expect(numbers(await following)).toEqual(Array.from({ length: 2600 }, (_, i) => i + 1));
});

test("a follower that comes back with its last id goes on after it, through a broken LISTEN connection", async () => {
  const { runId } = await aRun();
  const { attemptId } = await claim(runId);
  await appendEvents(attemptId, notes(10));
  const first = await collect(followRun(runId, null, live), upTo(10));
  const id = formatCursor({ attemptId: first.at(-1)?.attempt?.id ?? "", seq: 10 });
  const following = collect(followRun(runId, parseCursor(id), live), upTo(13));
  await query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'wick feed'");
  await appendEvents(attemptId, notes(3));
  expect(numbers(await following)).toEqual([11, 12, 13]);
});

test("a cursor of an earlier attempt starts the newer one from its first event", async () => {
  const { runId } = await aRun();
  const first = await claim(runId);
  await appendEvents(first.attemptId, notes(5));
  const second = await claim(runId);
  await appendEvents(second.attemptId, notes(2));
  const seen = await collect(followRun(runId, { attemptId: first.attemptId, seq: 5 }, live), upTo(2));
  expect(numbers(seen)).toEqual([1, 2]);
  expect(seen.at(-1)?.attempt?.number).toBe(2);
});

test("a run that is claimed again while it is followed goes on with its new attempt", async () => {
  const { runId } = await aRun();
  const first = await claim(runId);
  await appendEvents(first.attemptId, notes(3));
  const second: string[] = [];
  const seen = await collect(followRun(runId, null, live), (news) => {
    if (upTo(3)(news) && second.length === 0) {
      second.push(runId);
      void claim(runId).then((claimed) => appendEvents(claimed.attemptId, notes(1)));
    }
    return news.at(-1)?.attempt?.number === 2 && upTo(1)(news);
  });
  expect(numbers(seen)).toEqual([1, 2, 3, 1]);
});

test("a follower hears that the run is queued, claimed, measured and done", async () => {
  const { runId } = await aRun();
  const states = new Set<string>();
  const following = collect(followRun(runId, null, live), (news) => {
    states.add(news.at(-1)?.run.state ?? "");
    return states.has("done");
  });
  const { attemptId } = await claim(runId);
  await startMeasuring(attemptId);
  await finishRun(attemptId, finished(2));
  await following;
  expect([...states].at(-1)).toBe("done");
});

test("a study's follower gets all cells first and then the changed ones", async () => {
  const { studyId, runId } = await aRun();
  const sizes: number[] = [];
  for await (const { cells } of followStudy(studyId, -1, live)) {
    sizes.push(cells.length);
    if (sizes.length === 1) await claim(runId);
    else if (cells.some((cell) => cell.state === "running")) break;
  }
  expect(sizes[0]).toBe(4);
  expect(sizes.at(-1)).toBe(1);
});

test("a follower ends when its reader leaves, and all end when the process shuts down", async () => {
  const { runId } = await aRun();
  const reader = new AbortController();
  const left = collect(followRun(runId, null, reader.signal), () => false);
  const stayed = collect(followRun(runId, null, live), () => false);
  setTimeout(() => reader.abort(), 50);
  expect(await left).toHaveLength(1);
  closeFeed();
  expect(await stayed).toHaveLength(1);
});

test("one process holds one LISTEN connection, however many follow", async () => {
  const { runId } = await aRun();
  const reader = new AbortController();
  const followers = Array.from({ length: 20 }, () => collect(followRun(runId, null, reader.signal), () => false));
  const { attemptId } = await claim(runId);
  await appendEvents(attemptId, notes(1));
  const [row] = await query(
    "select count(*)::int as connections from pg_stat_activity where application_name = 'wick feed' and datname = current_database()",
  );
  expect(row?.connections).toBeLessThanOrEqual(1);
  reader.abort();
  await Promise.all(followers);
});

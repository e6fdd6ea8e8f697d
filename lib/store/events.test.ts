import { beforeAll, expect, test } from "vitest";
import { longText } from "@/lib/protocol/event";
import { finishRun } from "./attempts";
import { getText } from "./blobs";
import { type ClaimedRun, claimRun } from "./claim-run";
import { query } from "./database";
import { appendEvents, type DatedDraft, eventsAfter, eventsOfKind } from "./events";
import { runMatrix } from "./runs";
import { provideTestDatabase } from "./test-database";
import { finished, launched } from "./test-study";

provideTestDatabase();

const worker = { id: "w1", host: "here", pid: 1 };
const at = "2026-01-02T03:04:05.678Z";
const note = (text: string): DatedDraft => ({ kind: "notice", step: 1, at, data: { code: "agent-note", text } });
const says = (text: string): DatedDraft => ({
  ...{ kind: "message", step: 1, at },
  data: { role: "agent", content: longText(text) },
});

let runIds: string[];
beforeAll(async () => {
  runIds = (await runMatrix((await launched()).id)).cells.map((cell) => cell.id);
});

async function claim(index: number): Promise<ClaimedRun> {
  const claimed = await claimRun(runIds[index] ?? "", worker);
  if (typeof claimed === "string") throw new Error(claimed);
  return claimed;
}

test("events of many writers at once are numbered 1, 2, 3 … without a gap, batches together", async () => {
  const { attemptId } = await claim(0);
  const batches = Array.from({ length: 20 }, (_, batch) => [
    note(`${batch}.0`),
    note(`${batch}.1`),
    note(`${batch}.2`),
  ]);
  await Promise.all(batches.map((batch) => appendEvents(attemptId, batch)));
  const events = await eventsAfter(attemptId, 0);
  expect(events.map((event) => event.seq)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
  const texts = events.map((event) => (event.kind === "notice" ? event.data.text : ""));
  for (let i = 0; i < 60; i += 3)
    expect(texts.slice(i, i + 3)).toEqual([0, 1, 2].map((n) => `${texts[i]?.split(".")[0]}.${n}`));
  expect(events[0]?.at).toBe(at);
});

test("reading goes on from a number, page by page, and by kind", async () => {
  const { attemptId } = await claim(0);
  await appendEvents(attemptId, [note("a"), says("b"), note("c"), says("d")]);
  expect((await eventsAfter(attemptId, 1, 2)).map((event) => event.seq)).toEqual([2, 3]);
  expect((await eventsOfKind(attemptId, "message", { after: 2 })).map((event) => event.data.content.text)).toEqual([
    "d",
  ]);
});

test("an attempt whose run was claimed again can write nothing more and stays readable", async () => {
  const first = await claim(1);
  await appendEvents(first.attemptId, [note("before")]);
  const second = await claim(1);
  expect(second.attempt).toBe(2);
  await expect(appendEvents(first.attemptId, [note("after")])).rejects.toThrow(/no longer under way/);
  await expect(finishRun(first.attemptId, finished(2))).rejects.toThrow(/no longer under way/);
  expect(await eventsAfter(first.attemptId, 0)).toHaveLength(1);
  expect(await appendEvents(second.attemptId, [note("fresh")])).toBe(1);
});

test("a text over 32 KiB leaves a preview and is kept whole, once", async () => {
  const { attemptId } = await claim(2);
  const long = "é".repeat(40_000);
  await appendEvents(attemptId, [says(long), says(long), says("x".repeat(32 * 1024))]);
  const [first, second, fits] = await eventsOfKind(attemptId, "message");
  expect(first?.data.content).toMatchObject({ chars: 40_000, text: "é".repeat(4096) });
  expect(await getText(first?.data.content.blob ?? "")).toBe(long);
  expect(second?.data.content.blob).toBe(first?.data.content.blob);
  expect(fits?.data.content.blob).toBeNull();
  const [row] = await query("select max(length(data::text)) as longest from event where attempt_id = $1", [attemptId]);
  expect(row?.longest).toBeLessThan(33_000);
});

test("a long string inside a tool call's input leaves the row too", async () => {
  const { attemptId } = await claim(2);
  const input = { path: "index.js", content: "y".repeat(50_000) };
  await appendEvents(attemptId, [{ kind: "tool-call", step: 1, at, data: { call: 1, tool: "edit", input } }]);
  const [call] = await eventsOfKind(attemptId, "tool-call");
  expect(call?.data.input).toMatchObject({ path: "index.js", content: { chars: 50_000 } });
});

test("characters that JSON in Postgres cannot hold do not lose the event", async () => {
  const { attemptId } = await claim(2);
  await appendEvents(attemptId, [says("a\0b\ud800c 😀 {\\u0000}")]);
  expect((await eventsOfKind(attemptId, "message"))[0]?.data.content.text).toBe("a\u2400b\ufffdc 😀 {\\u0000}");
});

test("a batch with an event that cannot be stored leaves nothing behind", async () => {
  const { attemptId } = await claim(3);
  await expect(appendEvents(attemptId, [note("ok"), { ...note("bad"), at: "yesterday-ish" }])).rejects.toThrow();
  expect(await eventsAfter(attemptId, 0)).toEqual([]);
  expect(await appendEvents(attemptId, [note("ok")])).toBe(1);
});

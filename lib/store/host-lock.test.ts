import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { query } from "./database";
import { withHostLock } from "./host-lock";
import { provideTestDatabase } from "./test-database";

provideTestDatabase();

const calm = new AbortController().signal;

test("agents share a host, measuring has it alone and waits for them", async () => {
  const order: string[] = [];
  const agent = (name: string, leave: Promise<void>) =>
    withHostLock("shared", calm, async () => {
      order.push(`${name} in`);
      await leave;
      order.push(`${name} out`);
    });
  let leave = () => {};
  const left = new Promise<void>((resolve) => (leave = resolve));
  const agents = Promise.all([agent("a", left), agent("b", left)]);
  while (order.length < 2) await sleep(10);
  const measuring = withHostLock("exclusive", calm, async ({ waitedSeconds }) => {
    order.push("measuring");
    await sleep(50);
    order.push("measured");
    return waitedSeconds;
  });
  await waiting(1);
  const late = agent("late", Promise.resolve());
  await waiting(2);
  leave();
  expect(await measuring).toBeGreaterThan(0);
  await Promise.all([agents, late]);
  expect(order.slice(0, 2).sort()).toEqual(["a in", "b in"]);
  expect(order.slice(4)).toEqual(["measuring", "measured", "late in", "late out"]);
});

/** Until so many wait for a lock in the database. */
async function waiting(count: number): Promise<void> {
  const locks = "select count(*)::int as waiting from pg_locks where locktype = 'advisory' and not granted";
  while ((await query(locks))[0]?.waiting !== count) await sleep(10);
}

test("two hosts do not wait for each other", async () => {
  await withHostLock("exclusive", calm, () => withHostLock("exclusive", calm, async () => {}, "host-b"), "host-a");
});

test("whoever waits can leave, and does not keep others waiting", async () => {
  const leaving = new AbortController();
  await withHostLock("shared", calm, async () => {
    const waiting = withHostLock("exclusive", leaving.signal, async () => "never");
    setTimeout(() => leaving.abort(new Error("stopped")), 50);
    await expect(waiting).rejects.toThrow("stopped");
    await withHostLock("shared", calm, async () => {});
  });
});

test("whoever was told to stop before the lock was asked for does not begin", async () => {
  const stopped = AbortSignal.abort(new Error("stopped"));
  await expect(withHostLock("exclusive", stopped, async () => "never")).rejects.toThrow("stopped");
});

test("losing the connection under the lock is told, because somebody else may measure now", async () => {
  const lost = withHostLock("exclusive", calm, async ({ signal }) => {
    await query("select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'wick exclusive%'");
    while (!signal.aborted) await sleep(10);
    signal.throwIfAborted();
  });
  await expect(lost).rejects.toThrow(/database cannot be reached/);
});

test("the lock is free again when the work under it fails", async () => {
  await expect(withHostLock("exclusive", calm, async () => Promise.reject(new Error("broken")))).rejects.toThrow(
    "broken",
  );
  await withHostLock("exclusive", calm, async () => {});
});

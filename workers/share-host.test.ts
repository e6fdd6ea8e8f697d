import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { memoryWorkbench, TestTime } from "@/lib/agents/fixtures/memory-workbench";
import { openTools } from "@/lib/agents/tools/metered-tools";
import { Ledger } from "@/lib/budget/ledger";
import { query } from "@/lib/store/database";
import { withHostLock } from "@/lib/store/host-lock";
import { StoreUnavailable } from "@/lib/store/store-unavailable";
import { provideTestDatabase } from "@/lib/store/test-database";
import { shareHost, sharing } from "./share-host";
import { Stopwatch } from "./stopwatch";

provideTestDatabase();

const calm = new AbortController().signal;
const COMMAND = 80;

/** An agent's tools as a run has them; a command takes its time, by default a short one, and says when it runs. */
async function anAgent(say: (what: string) => void, take: () => Promise<unknown> = () => sleep(COMMAND)) {
  const stopwatch = new Stopwatch();
  const share = shareHost(calm, stopwatch);
  const workbench = memoryWorkbench(new TestTime());
  workbench.sandbox.shell = async (command, _, signal) => {
    say(`${command} in`);
    await take();
    signal.throwIfAborted();
    say(`${command} out`);
    const result = { exitCode: 0, signal: null, timedOut: false, stdout: "", stderr: "", stdoutChars: 0 };
    return { ...result, truncated: false, milliseconds: COMMAND };
  };
  const ledger = new Ledger({ steps: 1000, wallSeconds: 600, tokens: 100_000, usd: null }, null);
  const clock = () => performance.now();
  const { signal } = share;
  const opened = await openTools({ workbench, ledger, policy: null, model: null, record: () => {}, clock, signal });
  return { tools: sharing(opened.tools, share), ledger, stopwatch, signal };
}

const measure = (say: (what: string) => void, take: () => Promise<unknown>) =>
  withHostLock("exclusive", calm, async () => {
    say("measuring");
    await take();
    say("measured");
  });

function gate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(5);
}

/** Until so many wait for a lock in the database. */
async function waiting(count: number): Promise<void> {
  const locks = "select count(*)::int as waiting from pg_locks where locktype = 'advisory' and not granted";
  while ((await query(locks))[0]?.waiting !== count) await sleep(5);
}

test("a measurement begins between a run's commands, which wait for its end at nobody's cost", async () => {
  const began = performance.now();
  const order: string[] = [];
  const say = (what: string) => void order.push(what);
  const [command, measurement] = [gate(), gate()];
  const { tools, ledger, stopwatch } = await anAgent(say, () => command.passed);
  const first = tools.exec({ command: "one" });
  await until(() => order.includes("one in"));
  const measuring = measure(say, () => measurement.passed);
  await waiting(1);
  command.open();
  await first;
  // The run is not over, its model thinks: nothing keeps the measurement waiting.
  await until(() => order.includes("measuring"));
  const second = tools.exec({ command: "two" });
  await waiting(1);
  expect((await tools.read({ path: "index.js" })).ok).toBe(true);
  expect(order.at(-1)).toBe("measuring");
  await sleep(300);
  measurement.open();
  await Promise.all([measuring, second]);
  expect(order).toEqual(["one in", "one out", "measuring", "measured", "two in", "two out"]);
  expect(stopwatch.read().waiting).toBeGreaterThan(0.3);
  const charged = ledger.state().spent.wallSeconds;
  expect(charged).toBeLessThan((performance.now() - began) / 1000 - 0.3);
});

test("however busy the agents of a host are, none works beside a measurement and none keeps it waiting for long", async () => {
  let [busy, measuring, beside] = [0, 0, 0];
  const count = (what: string) => {
    if (what === "measuring" || what === "measured") measuring += what === "measuring" ? 1 : -1;
    else busy += what.endsWith("in") ? 1 : -1;
    if ((measuring > 0 && busy > 0) || measuring > 1) beside += 1;
  };
  let over = false;
  const agents = await Promise.all([1, 2, 3].map(() => anAgent(count)));
  const working = agents.map(async ({ tools }) => {
    let commands = 0;
    for (; !over; commands++) await tools.exec({ command: "go" });
    return commands;
  });
  const waits: number[] = [];
  for (let i = 0; i < 5; i++) {
    await sleep(60);
    const asked = performance.now();
    await measure(
      (what) => {
        if (what === "measuring") waits.push(performance.now() - asked);
        count(what);
      },
      () => sleep(40),
    );
  }
  over = true;
  const commands = await Promise.all(working);
  expect(beside).toBe(0);
  expect(Math.min(...commands)).toBeGreaterThanOrEqual(4);
  // At most the commands under way when it asked are waited for, not those that were asked for after it.
  expect(Math.max(...waits)).toBeLessThan(COMMAND + 1000);
});

test("losing the lock under a command ends the run: something else may be measured now", async () => {
  const { tools, signal } = await anAgent(() => {});
  const lost = expect(tools.exec({ command: "long" })).rejects.toBeInstanceOf(StoreUnavailable);
  const shared = "select pid from pg_locks where locktype = 'advisory' and granted and mode = 'ShareLock'";
  let pids: unknown[] = [];
  while (pids.length === 0) pids = (await query(shared)).map((row) => row.pid);
  await query("select pg_terminate_backend(pid) from pg_stat_activity where pid = any($1)", [pids]);
  await lost;
  expect(signal.aborted).toBe(true);
});

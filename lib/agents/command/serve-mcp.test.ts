import { type AddressInfo, connect, createServer } from "node:net";
import path from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { expect, test } from "vitest";
import { Ledger } from "@/lib/budget/ledger";
import type { EventDraft } from "@/lib/protocol/event";
import { type LocalSandbox, openLocalSandbox } from "@/lib/sandbox/local-sandbox";
import { generator } from "@/lib/stats/generator";
import { openSmallWorkbench } from "../fixtures/small-workbench";
import { openTools } from "../tools/metered-tools";
import type { ResolvedPolicy } from "../tools/render-evidence";
import { command } from "./command";
import { dataOf, POLICY } from "./fixtures/play-program";
import { DEFAULTS } from "./parameters";

/**
 * The official client against a running attempt: from outside through the very socket that leads into the sandbox, by a port
 * that a test opens where the sandbox has its own.
 */
async function withAttempt(
  policy: ResolvedPolicy | null,
  work: (client: Client) => Promise<void>,
): Promise<{ events: EventDraft[]; ledger: Ledger }> {
  const small = await openSmallWorkbench<LocalSandbox>(openLocalSandbox);
  const { workbench, sandbox, box } = small;
  const events: EventDraft[] = [];
  const ledger = new Ledger({ steps: 6, wallSeconds: 120, tokens: 50_000, usd: null }, policy);
  const { signal } = new AbortController();
  let key = "";
  const opened = await openTools({
    ...{ workbench, ledger, policy, model: null, record: (draft) => void events.push(draft), signal },
    clock: () => performance.now(),
    program: {
      gateway: null,
      launch: (_, start, limits) =>
        sandbox.start(
          null,
          (place) => {
            key = place.key;
            return start(place);
          },
          limits,
          signal,
        ),
    },
  });
  const context = { ...opened, statement: "Slow.", random: generator(5), signal };
  const run = command.run(context, { ...DEFAULTS, preset: "own", command: "echo up; sleep 60" });
  const forward = createServer((near) => {
    const far = connect(path.join(box, "link/socket"));
    near.pipe(far).pipe(near);
    for (const end of [near, far]) end.on("error", () => end.destroy());
  });
  await new Promise<void>((resolve) => forward.listen(0, "127.0.0.1", resolve));
  try {
    for (;;) {
      const next = await run.next();
      if (next.done) throw new Error(`it ended as ${next.value.name}`);
      if (next.value.kind === "message" && next.value.data.content.text === "up") break;
    }
    const client = new Client({ name: "a test", version: "1" });
    const url = new URL(`http://127.0.0.1:${(forward.address() as AddressInfo).port}/mcp`);
    const headers = { authorization: `Bearer ${key}` };
    const refused = new Client({ name: "without the key", version: "1" });
    await expect(refused.connect(new StreamableHTTPClientTransport(url))).rejects.toThrow();
    const transport = new StreamableHTTPClientTransport(url, { requestInit: { headers } });
    await client.connect(transport);
    await work(client);
    await client.close();
    await sandbox.close();
    while (!(await run.next()).done);
    return { events, ledger };
  } finally {
    forward.close();
    await sandbox.close();
    small.close();
  }
}

const textOf = (result: Awaited<ReturnType<Client["callTool"]>>): string =>
  (result.content as { text: string }[]).map(({ text }) => text).join("\n");

test("a client lists and calls the tools of a running attempt, and is refused when the budget is gone", async () => {
  const { events, ledger } = await withAttempt(POLICY, async (client) => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(["test", "workload", "profile", "budget", "submit"]);
    expect(tools.find(({ name }) => name === "workload")?.inputSchema.properties).toHaveProperty("samples");
    expect(textOf(await client.callTool({ name: "workload", arguments: { samples: 2 } }))).toMatch(/^median 100/);
    const profile = await client.callTool({ name: "profile", arguments: {} });
    expect(profile.isError).toBe(false);
    expect(textOf(profile)).toContain("includes");
    await client.callTool({ name: "profile", arguments: {} });
    const third = await client.callTool({ name: "profile", arguments: {} });
    expect(third).toMatchObject({ isError: true });
    expect(textOf(third)).toBe("Refused: no profiling call is left in this run's allowance.");
    expect(textOf(await client.callTool({ name: "budget", arguments: {} }))).toContain("profiling calls: 0 of 2");
    const wrong = await client.callTool({ name: "workload", arguments: { samples: "many" } });
    expect([wrong.isError, textOf(wrong)]).toEqual([true, expect.stringContaining("samples")]);
    for (let step = 3; step < 6; step++) await client.callTool({ name: "workload", arguments: { samples: 1 } });
    const late = await client.callTool({ name: "test", arguments: {} });
    expect([late.isError, textOf(late)]).toEqual([true, "Refused: the run has ended (no steps left)."]);
  });
  expect(
    dataOf(events, "tool-result")
      .filter(({ refused }) => refused !== null)
      .map(({ refused }) => refused),
  ).toEqual(["profilingCalls", "steps"]);
  expect(ledger.state().spent).toMatchObject({ steps: 6, profilingCalls: 2 });
});

test("without profiling there is no such tool, by whatever name it is called", async () => {
  await withAttempt(null, async (client) => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(["test", "workload", "budget", "submit"]);
    const called = await client.callTool({ name: "profile", arguments: {} });
    expect([called.isError, textOf(called)]).toEqual([true, "unknown tool: profile"]);
  });
});

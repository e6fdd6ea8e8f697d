import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeAll, expect, test } from "vitest";
import { DEFAULTS } from "@/lib/agents/command/parameters";
import { aModel } from "@/lib/models/testing/a-model";
import type { Reply } from "@/lib/models/testing/script";
import { type ScriptedServer, startScriptedServer } from "@/lib/models/testing/scripted-server";
import type { RunEvent } from "@/lib/protocol/event";
import { addModel } from "@/lib/store/models";
import { getStudy } from "@/lib/store/studies";
import { provideTestDatabase } from "@/lib/store/test-database";
import { condition } from "@/lib/store/test-study";
import { scaffoldsFolder } from "./data-folder";
import { playStudy, runUnder } from "./play-study";

/** The agent command on a real package, in real boxes, over a real protocol: only the model is a script. */
provideTestDatabase();

beforeAll(() => {
  process.env.WICK_DATA ||= path.join(os.tmpdir(), "wick-test-data");
});
let server: ScriptedServer | undefined;
afterEach(async () => {
  await server?.stop();
  rmSync(path.join(scaffoldsFolder(), NAME), { recursive: true, force: true });
});

/** Installed as a researcher would. */
const NAME = `least-${process.pid}`;
function installScaffold(): void {
  const folder = path.join(scaffoldsFolder(), NAME);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "agent.mjs"), SCAFFOLD);
}

/** The least there is of a scaffold: what its model says is run, until it says nothing. */
const SCAFFOLD = `import { spawnSync } from "node:child_process";
const input = [{ role: "user", content: "Go on." }];
for (;;) {
  const headers = { authorization: "Bearer " + process.env.OPENAI_API_KEY, "content-type": "application/json" };
  const body = JSON.stringify({ model: process.env.WICK_MODEL, input });
  const response = await fetch(process.env.OPENAI_BASE_URL + "/responses", { method: "POST", headers, body });
  const { output } = await response.json();
  const said = output.flatMap((item) => item.content ?? []).map((part) => part.text).join("");
  if (said === "done") break;
  const ran = spawnSync("sh", ["-c", said], { encoding: "utf8" });
  console.log(ran.stdout + ran.stderr);
  input.push({ role: "assistant", content: said }, { role: "user", content: ran.stdout + ran.stderr || "nothing" });
}
`;

/** Looks for the profile tool as a shell would, edits, tests. */
const SAYS = ["profile || echo there is none", "echo looked > NOTES.md", "wick-test", "done"];

const kindsOf = (events: readonly RunEvent[], kind: RunEvent["kind"]) => events.filter((event) => event.kind === kind);

test("a study of a scaffold with and without profiles: metered, recorded, its tree measured in the end", {
  timeout: 300_000,
}, async () => {
  installScaffold();
  server = await startScriptedServer(({ messages }): Reply => {
    return { text: SAYS[messages.filter(({ role }) => role === "assistant").length] ?? "done" };
  });
  const prices = { input: 1, cachedInput: null, output: 4, reasoning: null };
  await addModel(aModel(server.url, "openai", { id: "outside", keyVariable: null, prices }));
  const id = await playStudy({
    conditions: [condition("C0", null), condition("C1", "top-k")],
    budget: { steps: 20, wallSeconds: 120, tokens: 200_000, usd: 1 },
    agent: {
      id: "command",
      parameters: { ...DEFAULTS, command: 'node "$WICK_SCAFFOLD/agent.mjs"', scaffold: NAME, model: "outside" },
    },
  });

  expect(await getStudy(id)).toMatchObject({ state: "complete", simulated: false, counts: { done: 2, fault: 0 } });
  const [plain, profiled] = [await runUnder(id, "C0"), await runUnder(id, "C1")];
  for (const { run, events } of [plain, profiled]) {
    expect(run.ending).toEqual({ name: "submitted" });
    expect(kindsOf(events, "model-call")).toHaveLength(4);
    expect(kindsOf(events, "edit")).toHaveLength(1);
    expect(run.totals?.usd).toBeGreaterThan(0);
    expect(events.at(-1)?.kind).toBe("ending");
  }
  expect(plain.run.totals).toMatchObject({ steps: 5, profilingCalls: 0, evidenceTokens: 0 });
  expect(JSON.stringify(kindsOf(plain.events, "message"))).toContain("there is none");
  expect(profiled.run.totals).toMatchObject({ steps: 6, profilingCalls: 1 });
  expect(kindsOf(profiled.events, "evidence-shown")).toHaveLength(1);
});

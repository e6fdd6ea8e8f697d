import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeAll, expect, test } from "vitest";
import { DEFAULTS } from "@/lib/agents/command/parameters";
import { aModel } from "@/lib/models/testing/a-model";
import type { Reply } from "@/lib/models/testing/script";
import { type ScriptedServer, startScriptedServer } from "@/lib/models/testing/scripted-server";
import type { RunEvent } from "@/lib/protocol/event";
import { eventsAfter } from "@/lib/store/events";
import { freezeStudy } from "@/lib/store/freeze-study";
import { launchStudy } from "@/lib/store/launch-study";
import { addModel } from "@/lib/store/models";
import { attemptsOf, getRun, runMatrix } from "@/lib/store/runs";
import { createStudy, getStudy } from "@/lib/store/studies";
import { provideTestDatabase } from "@/lib/store/test-database";
import { aDesign, condition } from "@/lib/store/test-study";
import { scaffoldsFolder } from "./data-folder";
import { executeRun } from "./execute-run";
import { loop } from "./loop";

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

async function ofCondition(studyId: string, conditionId: string) {
  const cell = (await runMatrix(studyId)).cells.find((each) => each.conditionId === conditionId);
  const run = await getRun(cell?.id ?? "");
  const [attempt] = await attemptsOf(run.id);
  return { run, events: await eventsAfter(attempt?.id ?? "", 0) };
}

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
  const { id } = await createStudy(
    aDesign({
      sample: { perStratum: null, seed: 1, taskIds: ["denque-fromarray"] },
      conditions: [condition("C0", null), condition("C1", "top-k")],
      budget: { steps: 20, wallSeconds: 120, tokens: 200_000, usd: 1 },
      measurement: { warmups: 0, minRounds: 3, maxRounds: 3, targetHalfWidth: 0.05 },
      agent: {
        id: "command",
        parameters: { ...DEFAULTS, command: 'node "$WICK_SCAFFOLD/agent.mjs"', scaffold: NAME, model: "outside" },
      },
    }),
  );
  await freezeStudy(id);
  await launchStudy(id);
  const stopping = new AbortController();
  const worker = { id: "test-worker", host: "test", pid: process.pid };
  const running = loop({ worker, execute: executeRun, stopping: stopping.signal, onRun: () => {}, say: () => {} });
  while ((await getStudy(id)).state === "running") await new Promise((resolve) => setTimeout(resolve, 200));
  stopping.abort(new Error("the test is over"));
  await running;

  expect(await getStudy(id)).toMatchObject({ state: "complete", simulated: false, counts: { done: 2, fault: 0 } });
  const [plain, profiled] = [await ofCondition(id, "C0"), await ofCondition(id, "C1")];
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

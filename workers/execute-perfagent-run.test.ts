import os from "node:os";
import path from "node:path";
import { afterEach, beforeAll, expect, test } from "vitest";
import { DEFAULTS } from "@/lib/agents/perfagent/perfagent";
import { aModel } from "@/lib/models/testing/a-model";
import type { Asked, Reply } from "@/lib/models/testing/script";
import { type ScriptedServer, startScriptedServer } from "@/lib/models/testing/scripted-server";
import type { Condition } from "@/lib/protocol/condition";
import type { RunEvent } from "@/lib/protocol/event";
import { eventsAfter } from "@/lib/store/events";
import { freezeStudy } from "@/lib/store/freeze-study";
import { launchStudy } from "@/lib/store/launch-study";
import { addModel } from "@/lib/store/models";
import { attemptsOf, getRun, runMatrix } from "@/lib/store/runs";
import { createStudy, getStudy } from "@/lib/store/studies";
import { provideTestDatabase } from "@/lib/store/test-database";
import { aDesign, condition } from "@/lib/store/test-study";
import { executeRun } from "./execute-run";
import { loop } from "./loop";

/** PerfAgent on a real package, in real boxes, over a real protocol: only the model is a script. */
provideTestDatabase();

beforeAll(() => {
  process.env.WICK_DATA ||= path.join(os.tmpdir(), "wick-test-data");
});
let server: ScriptedServer | undefined;
afterEach(() => server?.stop());

const SLOW = 300_000;
const HEAD = "===== index.js =====";

/** Breaks the file that the task names, then answers with nothing of use. */
function improve({ messages }: Asked): Reply {
  const prompt = messages.at(-1)?.text ?? "";
  const [, first = ""] = new RegExp(`${HEAD}\\n(.*)\\n`).exec(prompt) ?? [];
  const broken = `<<<<<<< SEARCH\n${HEAD}\n${first}\n=======\n${HEAD}\nthrow new Error("broken");\n>>>>>>> REPLACE\n`;
  return { text: prompt.includes("not correct") ? "That is all." : broken };
}

async function ofCondition(studyId: string, conditionId: string) {
  const cell = (await runMatrix(studyId)).cells.find((each) => each.conditionId === conditionId);
  const run = await getRun(cell?.id ?? "");
  const [attempt] = await attemptsOf(run.id);
  return { run, events: await eventsAfter(attempt?.id ?? "", 0) };
}

const dataOf = <K extends RunEvent["kind"]>(events: readonly RunEvent[], kind: K) =>
  events.flatMap((event) => (event.kind === kind ? [event.data as Extract<RunEvent, { kind: K }>["data"]] : []));

test("a study of PerfAgent with and without evidence: an iteration a step, the broken undone, the patch measured", {
  timeout: SLOW,
}, async () => {
  server = await startScriptedServer(improve);
  await addModel(aModel(server.url, "openai-compatible", { id: "improver", keyVariable: null, prices: null }));
  const shown = condition("C1", "top-k");
  const pushed: Condition = { ...shown, profiling: shown.profiling && { ...shown.profiling, trigger: "at-start" } };
  const parameters = { ...DEFAULTS, model: "improver", maxIterations: 2, samples: 1 };
  const { id } = await createStudy(
    aDesign({
      sample: { perStratum: null, seed: 1, taskIds: ["denque-fromarray"] },
      conditions: [condition("C0", null), pushed],
      budget: { steps: 20, wallSeconds: 300, tokens: 200_000, usd: null },
      measurement: { warmups: 0, minRounds: 3, maxRounds: 3, targetHalfWidth: 0.05 },
      agent: { id: "perfagent", parameters },
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
    // Reading, measuring, two iterations, and submitting.
    expect(run.totals).toMatchObject({ steps: 5, profilingOutside: 0 });
    expect(dataOf(events, "model-call")).toHaveLength(2);
    const results = dataOf(events, "test-result").map(({ failed }) => failed > 0);
    expect(results).toEqual([false, true]);
    const edits = dataOf(events, "edit").map(({ cumulative }) => cumulative.text);
    expect(edits[0]).toContain("broken");
    expect(edits.slice(1)).toEqual([""]);
  }
  expect(plain.run.totals).toMatchObject({ profilingCalls: 0 });
  expect(profiled.run.totals).toMatchObject({ profilingCalls: 1 });
  const prompts = ({ events }: typeof plain) =>
    dataOf(events, "message").flatMap(({ role, content }) => (role === "user" ? [content.text] : []));
  expect(prompts(plain)[0]).not.toContain("A profile of the workload");
  expect(prompts(profiled)[0]).toContain("# A profile of the workload on this program");
});

import { afterEach, expect, test } from "vitest";
import { DEFAULTS } from "@/lib/agents/perfagent/perfagent";
import { aModel } from "@/lib/models/testing/a-model";
import type { Asked, Reply } from "@/lib/models/testing/script";
import { type ScriptedServer, startScriptedServer } from "@/lib/models/testing/scripted-server";
import type { Condition } from "@/lib/protocol/condition";
import { addModel } from "@/lib/store/models";
import { getStudy } from "@/lib/store/studies";
import { provideTestDatabase } from "@/lib/store/test-database";
import { condition } from "@/lib/store/test-study";
import { dataOf, playStudy, runUnder } from "./play-study";

/** PerfAgent on a real package, in real boxes, over a real protocol: only the model is a script. */
provideTestDatabase();

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

test("a study of PerfAgent with and without evidence: an iteration a step, the broken undone, the patch measured", {
  timeout: SLOW,
}, async () => {
  server = await startScriptedServer(improve);
  await addModel(aModel(server.url, "openai-compatible", { id: "improver", keyVariable: null, prices: null }));
  const shown = condition("C1", "top-k");
  const pushed: Condition = { ...shown, profiling: shown.profiling && { ...shown.profiling, trigger: "at-start" } };
  const parameters = { ...DEFAULTS, model: "improver", maxIterations: 2, samples: 1 };
  const conditions = [condition("C0", null), pushed];
  const id = await playStudy({ conditions, agent: { id: "perfagent", parameters } });

  expect(await getStudy(id)).toMatchObject({ state: "complete", simulated: false, counts: { done: 2, fault: 0 } });
  const [plain, profiled] = [await runUnder(id, "C0"), await runUnder(id, "C1")];
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

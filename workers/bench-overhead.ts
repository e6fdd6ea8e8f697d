import { randomUUID } from "node:crypto";
import os from "node:os";
import { npmHistory } from "@/lib/benchmarks/npm-history";
import type { AttemptTiming } from "@/lib/protocol/attempt";
import { TEMPLATES } from "@/lib/protocol/templates";
import { closeDatabase } from "@/lib/store/database";
import { closeFeed } from "@/lib/store/feed";
import { freezeStudy } from "@/lib/store/freeze-study";
import { launchStudy } from "@/lib/store/launch-study";
import { closeQueue } from "@/lib/store/queue";
import { attemptsOf, runMatrix } from "@/lib/store/runs";
import { createStudy, getStudy } from "@/lib/store/studies";
import { executeRun } from "./execute-run";
import { loop } from "./loop";

/**
 * How much of a run's wall time is the harness's own: everything but the agent's tools, profiling, measuring and waiting
 * for a lock. Runs the pilot's conditions on two of its tasks, once each, for real; the bound it is held to is 5 %.
 */

const BOUND = 0.05;
const SECTIONS = ["agent", "tools", "profiling", "measuring", "waiting", "harness"] as const;

const timings = await runStudy();
const total = Object.fromEntries(
  SECTIONS.map((section) => [section, timings.reduce((sum, timing) => sum + timing[section], 0)]),
) as AttemptTiming;
const busy = SECTIONS.reduce((sum, section) => sum + total[section], 0) - total.waiting;
const share = total.harness / busy;

console.log(
  `harness overhead, ${timings.length} runs on ${os.cpus().length} cores, load average ${os.loadavg()[0]?.toFixed(1)}`,
);
for (const section of SECTIONS) console.log(`  ${section.padEnd(10)} ${total[section].toFixed(2).padStart(8)} s`);
console.log(
  `harness / (wall − waiting) = ${(100 * share).toFixed(1)} %, bound ${100 * BOUND} %: ${share <= BOUND ? "within" : "ABOVE"}`,
);
closeFeed();
await closeQueue();
await closeDatabase();
process.exit(share <= BOUND ? 0 : 1);

async function runStudy(): Promise<AttemptTiming[]> {
  const pilot = TEMPLATES.find((template) => template.id === "pilot")?.design(await npmHistory.load());
  if (!pilot) throw new Error("there is no pilot template");
  const sample = { ...pilot.sample, taskIds: pilot.sample.taskIds.slice(0, 2) };
  const { id } = await createStudy({ ...pilot, title: "Overhead", sample, replicates: 1 });
  await freezeStudy(id);
  await launchStudy(id);
  const stopping = new AbortController();
  const worker = { id: randomUUID(), host: os.hostname(), pid: process.pid };
  const running = loop({ worker, execute: executeRun, stopping: stopping.signal, onRun: () => {}, say: console.error });
  while ((await getStudy(id)).state === "running") await new Promise((resolve) => setTimeout(resolve, 250));
  stopping.abort(new Error("the bench is over"));
  await running;
  const { cells } = await runMatrix(id);
  const attempts = (await Promise.all(cells.map((cell) => attemptsOf(cell.id)))).flat();
  return attempts.flatMap((attempt) => attempt.timing ?? []);
}

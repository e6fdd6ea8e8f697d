import { writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { readSources } from "@/lib/agents/tools/read-sources";
import {
  QUALITY_LIMITS,
  type QualityCase,
  REPRESENTATION_TELLERS,
  type TaskQuality,
  type Teller,
  taskQuality,
} from "@/lib/analysis/evidence-quality";
import { type EvidenceQualityReport, toReported } from "@/lib/analysis/evidence-quality-report";
import { textTeller } from "@/lib/analysis/foreign-text";
import { qualitySummaries } from "@/lib/analysis/quality-summary";
import { npmHistory } from "@/lib/benchmarks/npm-history";
import { DEFAULT_TOKENIZER } from "@/lib/budget/tokenizer";
import { runGit } from "@/lib/sandbox/run-git";
import packageJson from "../package.json";
import { answerKeyOf } from "./answer-key";
import { evidencePeers, type Peer } from "./bench-tools/evidence-peers";
import { table } from "./cli/answer";
import { cacheFolder } from "./data-folder";
import { captureOf, captureProfile } from "./measure/capture-profile";
import { prepareTask } from "./measure/prepare-task";
import { textBelow } from "./text-below";

/**
 * How good evidence is: every embedded task's unpatched tree is profiled once, and the text of every representation and peer
 * under every limit is held to the functions that the expert's patch changes. With `--write` the result is kept beside the
 * benchmark, for its page.
 */

const CAPTURE_SECONDS = 30;
const SEED = 1;

const signal = new AbortController().signal;
await measureQuality(process.argv.includes("--write"));

async function measureQuality(isKept: boolean): Promise<void> {
  const machine = machineNow();
  const { peers, skipped } = await evidencePeers();
  const tasks: TaskQuality[] = [];
  const unprofiled: EvidenceQualityReport["unprofiled"] = [];
  for (const { id } of await npmHistory.load()) {
    const profiled = await profileTask(id);
    if ("why" in profiled) unprofiled.push({ task: id, why: profiled.why });
    else tasks.push(taskQuality(profiled, [...REPRESENTATION_TELLERS, ...(await tellersOf(peers, profiled))]));
    console.error(`${id}: ${"why" in profiled ? profiled.why : `${profiled.truth.length} functions changed`}`);
  }
  const tellers = [
    ...REPRESENTATION_TELLERS.map(({ id, title }) => ({ id, title, isPeer: false })),
    ...peers.map(({ id, title }) => ({ id, title, isPeer: true })),
  ];
  const report: EvidenceQualityReport = {
    measuredAt: new Date().toISOString(),
    machine,
    version: await versionOfCode(),
    tokenizer: DEFAULT_TOKENIZER,
    limits: [...QUALITY_LIMITS],
    ...{ tellers, skipped, unprofiled, tasks: toReported(tasks) },
  };
  print(report, tasks);
  if (isKept) await keep(report);
}

/** What the profiles were taken on; a busy machine makes their times longer, and their shares a little less sure. */
function machineNow(): string {
  const { model = "unknown" } = os.cpus()[0] ?? {};
  const cores = `${os.availableParallelism()} cores, load average ${os.loadavg()[1]?.toFixed(1)}`;
  return `${model.trim()}, ${cores}, ${os.type()} ${os.arch()}, Node ${process.version}`;
}

/** The base profile of a task with the functions that its expert changes, or why there is none. */
async function profileTask(taskId: string): Promise<QualityCase | { why: string }> {
  const task = await prepareTask(npmHistory, taskId, cacheFolder());
  const tree = path.join(task.boxes.base, "work");
  const capture = await captureProfile(task, captureOf(task, null), tree, CAPTURE_SECONDS, signal);
  if (!capture.ok) return { why: capture.reason };
  const { profile } = capture;
  const { expert } = await answerKeyOf(task, profile, SEED);
  return { task: taskId, profile, source: await readSources(profile, textBelow(tree)), truth: expert.touches };
}

function tellersOf(peers: readonly Peer[], { profile }: QualityCase): Promise<Teller[]> {
  return Promise.all(peers.map(async ({ id, title, text }) => textTeller(id, title, await text(profile))));
}

function print({ machine, skipped, unprofiled, tellers, limits }: EvidenceQualityReport, tasks: TaskQuality[]): void {
  const judged = tasks.filter(({ truth }) => truth > 0);
  const reachable = judged.filter(({ inProfile }) => inProfile > 0).length;
  console.log(`evidence quality on ${machine}`);
  console.log(
    `${judged.length} of ${tasks.length + unprofiled.length} tasks have a profile and a changed function; of ${reachable} the profile holds one`,
  );
  for (const { title, why } of skipped) console.log(`${title}: skipped, ${why}`);
  const ids = tellers.map(({ id }) => id);
  const rows = qualitySummaries(tasks, ids, limits).map((row) => [
    row.teller,
    row.limit,
    `${Math.round(row.named.estimate * row.tasks)} of ${row.tasks}`,
    row.medianRank === null ? "–" : row.medianRank.toFixed(1),
    row.recall.toFixed(2),
    row.tokens.toFixed(0),
    row.recallPerThousand.toFixed(2),
  ]);
  console.log(table(["evidence", "limit", "tasks named", "median rank", "recall", "tokens", "recall per 1,000"], rows));
}

async function versionOfCode(): Promise<string> {
  const { exitCode, stdout } = await runGit(process.cwd(), ["rev-parse", "--short", "HEAD"]);
  return exitCode === 0 ? `${packageJson.version} (${stdout?.trim()})` : packageJson.version;
}

/** As the formatter leaves it: lists of numbers on one line. */
async function keep(report: EvidenceQualityReport): Promise<void> {
  const file = path.join(process.cwd(), "lib/benchmarks/npm-history/evidence-quality.json");
  const text = JSON.stringify(report, null, 2).replace(/\[\s+(\d[\d,\s]*\d)\s+\]/g, (_, numbers: string) => {
    return `[${numbers.split(/,\s+/).join(", ")}]`;
  });
  await writeFile(file, `${text}\n`);
  console.log(`kept in ${path.relative(process.cwd(), file)}`);
}

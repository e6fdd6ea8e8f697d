import { copyFile, cp, mkdir, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { captureHash } from "@/lib/profile/capture-hash";
import type { PathRoot } from "@/lib/profile/formats/format";
import type { Profile } from "@/lib/profile/profile";
import { ProfileUnavailable } from "@/lib/profile/profile-unavailable";
import { profilerById } from "@/lib/profile/profilers/profilers";
import { copyBox } from "@/lib/sandbox/build-box";
import { withScratchFolder } from "@/lib/sandbox/scratch-folder";
import { seenAs } from "@/lib/sandbox/seen-as";
import type { PreparedTask } from "./prepare-task";
import { cpuMillisecondsOf, runWorkload } from "./run-harness";

/** V8's default of 1 ms: fine enough for 0.2 s workloads, measured perturbation of a few per cent. */
const INTERVAL_MICROSECONDS = 1000;
/** What evidence calls the command: the same for every task, so that it tells an agent nothing of where the judge lies. */
export const WORKLOAD_COMMAND = "workload";
/** Folders of the profiling box beside work, node_modules and judge. */
const ARTIFACTS = "profile";
const SUPPORT = "profiler";

/** A profile, or the named condition under which there is none; `seconds` is what taking it cost either way. */
export type CapturedProfile = { seconds: number } & (
  | {
      ok: true;
      profile: Profile;
      /** The timed section under the profiler; null when the time box ended it. */
      runMicroseconds: number | null;
      /** CPU time of the profiled processes, as far as it is known. */
      cpuMilliseconds: number;
    }
  | { ok: false; reason: string }
);

/** Equal for all conditions of a study: how a task's workload is profiled, without what is then rendered of it. */
export function captureConfiguration(task: PreparedTask): { profiler: string; hash: string } {
  const profiler = task.plan.profilers[0];
  if (!profiler) throw new RangeError(`${task.taskId} names no profiler`);
  const hash = captureHash({
    profiler,
    kind: "cpu",
    intervalMicroseconds: INTERVAL_MICROSECONDS,
    command: WORKLOAD_COMMAND,
  });
  return { profiler, hash };
}

/**
 * Profiles the workload on the known input over a copy of the tree, so that the raw profile never comes near the agent's.
 * @param tree folder of the work tree to profile
 * @param seconds time box; a workload still running then yields the profile so far
 */
export async function captureProfile(
  task: PreparedTask,
  tree: string,
  seconds: number,
  signal: AbortSignal,
): Promise<CapturedProfile> {
  const started = performance.now();
  const spent = () => (performance.now() - started) / 1000;
  try {
    const taken = await withScratchFolder("profile", async (scratch) => {
      const box = path.join(scratch, "box");
      await layBox(task, tree, box);
      return profileWorkload(task, box, seconds, signal);
    });
    return { ...taken, seconds: spent() };
  } catch (error) {
    if (error instanceof ProfileUnavailable) return { ok: false, reason: error.message, seconds: spent() };
    throw error;
  }
}

/** The judge's box of the base with another tree, without the hidden cases, and with the profiler's own files. */
async function layBox({ boxes, plan }: PreparedTask, tree: string, box: string): Promise<void> {
  await copyBox(boxes.base, box);
  await rm(path.join(box, "work"), { recursive: true });
  await cp(tree, path.join(box, "work"), { recursive: true, verbatimSymlinks: true });
  for (const { name } of plan.hidden) await rm(path.join(box, "judge", name));
  await mkdir(path.join(box, ARTIFACTS));
  await mkdir(path.join(box, SUPPORT));
}

/** @throws ProfileUnavailable when nothing, or too little, was left to say anything */
async function profileWorkload(task: PreparedTask, box: string, seconds: number, signal: AbortSignal) {
  const profiler = profilerById(captureConfiguration(task).profiler);
  for (const file of profiler.files()) await copyFile(file, path.join(box, SUPPORT, path.basename(file)));
  const inside = await seenAs(box);
  const { argv, graceSeconds } = profiler.wrap(task.plan.harness.argv, {
    artifactDir: path.join(inside, ARTIFACTS),
    supportDir: path.join(inside, SUPPORT),
    intervalMicroseconds: INTERVAL_MICROSECONDS,
    seconds,
  });
  const wrap = { argv: () => argv, writable: [ARTIFACTS] };
  const setting = { plan: task.plan, box, wallSeconds: seconds + graceSeconds, core: null, wrap };
  const run = await runWorkload(setting, task.plan.seeds.known, signal);
  const artifact = (await readdir(path.join(box, ARTIFACTS))).find((name) => name.endsWith(".cpuprofile"));
  if (!artifact) throw new ProfileUnavailable("no-artifact", run.ok ? "the profiler left no profile" : run.detail);
  const profile = profiler.parse(await readFile(path.join(box, ARTIFACTS, artifact)), {
    command: WORKLOAD_COMMAND,
    intervalMicroseconds: INTERVAL_MICROSECONDS,
    roots: rootsOf(inside),
  });
  const runMicroseconds = run.ok ? run.answer.runMicroseconds : null;
  return { ok: true as const, profile, runMicroseconds, cpuMilliseconds: cpuMillisecondsOf(run) };
}

const rootsOf = (inside: string): PathRoot[] => [
  { prefix: `${inside}/work/`, label: "", origin: "user" },
  { prefix: `${inside}/node_modules/`, label: "node_modules/", origin: "dependency" },
  { prefix: `${inside}/judge/`, label: "judge/", origin: "harness" },
  { prefix: `${inside}/${SUPPORT}/`, label: "profiler/", origin: "harness" },
];

import { copyFile, cp, mkdir, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { captureHash } from "@/lib/profile/capture-hash";
import type { PathRoot } from "@/lib/profile/formats/format";
import type { Profile } from "@/lib/profile/profile";
import { ProfileUnavailable } from "@/lib/profile/profile-unavailable";
import type { Profiler } from "@/lib/profile/profilers/profiler";
import { profilerFor } from "@/lib/profile/profilers/profilers";
import type { ProfileKind, ProfilingPolicy } from "@/lib/protocol/condition";
import { copyBox } from "@/lib/sandbox/build-box";
import { withScratchFolder } from "@/lib/sandbox/scratch-folder";
import { seenAs } from "@/lib/sandbox/seen-as";
import type { PreparedTask } from "./prepare-task";
import { cpuMillisecondsOf, runWorkload } from "./run-harness";

/** What evidence calls the command: the same for every task, so that it tells an agent nothing of where the judge lies. */
export const WORKLOAD_COMMAND = "workload";
/** Folders of the profiling box beside work, node_modules and judge. */
const ARTIFACTS = "profile";
const SUPPORT = "profiler";

/** How a task's workload is profiled, without what is then rendered of it: equal in all conditions that ask for the same. */
export interface Capture {
  profiler: Profiler;
  kind: ProfileKind;
  /** Equal hashes: equal capture. */
  hash: string;
}

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

/**
 * The capture that a condition asks for; of one without profiling that of the standard kind, CPU time.
 *
 * @throws RangeError when no profiler of the task's language gives it; freezing a study has made sure of that
 */
export function captureOf({ benchmark }: Pick<PreparedTask, "benchmark">, policy: Asked | null): Capture {
  const { kind, profiler: name }: Asked = policy ?? { kind: "cpu" };
  const profiler = profilerFor({ language: benchmark.language, kind, profiler: name });
  const { id, interval } = profiler;
  return { profiler, kind, hash: captureHash({ profiler: id, kind, interval, command: WORKLOAD_COMMAND }) };
}

type Asked = Pick<ProfilingPolicy, "kind" | "profiler">;

/**
 * Profiles the workload on the known input over a copy of the tree, so that the raw profile never comes near the agent's.
 * @param tree folder of the work tree to profile
 * @param seconds time box; a workload still running then yields the profile so far
 */
export async function captureProfile(
  task: PreparedTask,
  capture: Capture,
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
      return profileWorkload(task, capture, box, seconds, signal);
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
async function profileWorkload(
  task: PreparedTask,
  { profiler, kind }: Capture,
  box: string,
  seconds: number,
  signal: AbortSignal,
) {
  for (const file of profiler.files()) await copyFile(file, path.join(box, SUPPORT, path.basename(file)));
  const inside = await seenAs(box);
  const { interval } = profiler;
  const { argv, artifactEnd, graceSeconds } = profiler.wrap(task.plan.harness.argv, {
    kind,
    artifactDir: path.join(inside, ARTIFACTS),
    supportDir: path.join(inside, SUPPORT),
    interval,
    seconds,
  });
  const wrap = { argv: () => argv, writable: [ARTIFACTS] };
  const setting = { plan: task.plan, box, wallSeconds: seconds + graceSeconds, core: null, wrap };
  const run = await runWorkload(setting, task.plan.seeds.known, signal);
  const left = (await readdir(path.join(box, ARTIFACTS))).filter((name) => name.endsWith(artifactEnd)).sort(byProcess);
  const [artifact, ...others] = left;
  if (!artifact) throw new ProfileUnavailable("no-artifact", run.ok ? "the profiler left no profile" : run.detail);
  const bytes = await readFile(path.join(box, ARTIFACTS, artifact));
  const profile = profiler.parse(bytes, { kind, command: WORKLOAD_COMMAND, interval, roots: rootsOf(inside) });
  const runMicroseconds = run.ok ? run.answer.runMicroseconds : null;
  return {
    ok: true as const,
    profile: others.length === 0 ? profile : withoutChildren(profile, others.length),
    runMicroseconds,
    cpuMilliseconds: cpuMillisecondsOf(run),
  };
}

/** The first process is the one that was started; its children have higher numbers. */
const byProcess = (a: string, b: string): number => processOf(a) - processOf(b);
const processOf = (name: string): number => Number(/\.(\d+)\.[^.]+$/.exec(name)?.[1] ?? 0);

function withoutChildren(profile: Profile, children: number): Profile {
  const caveat = `The workload started ${children} more ${children === 1 ? "process" : "processes"}, which this profile does not show.`;
  return { ...profile, meta: { ...profile.meta, caveats: [...profile.meta.caveats, caveat] } };
}

const rootsOf = (inside: string): PathRoot[] => [
  { prefix: `${inside}/work/`, label: "", origin: "user" },
  { prefix: `${inside}/node_modules/`, label: "node_modules/", origin: "dependency" },
  { prefix: `${inside}/judge/`, label: "judge/", origin: "harness" },
  { prefix: `${inside}/${SUPPORT}/`, label: "profiler/", origin: "harness" },
];

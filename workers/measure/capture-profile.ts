import { copyFile, cp, mkdir, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { captureHash } from "@/lib/profile/capture-hash";
import type { PathRoot } from "@/lib/profile/formats/format";
import { merge } from "@/lib/profile/merge";
import type { Profile } from "@/lib/profile/profile";
import { ProfileUnavailable } from "@/lib/profile/profile-unavailable";
import type { Profiler } from "@/lib/profile/profilers/profiler";
import { profilerFor } from "@/lib/profile/profilers/profilers";
import { DEFAULT_REPEATS, type ProfileKind, type ProfilingPolicy } from "@/lib/protocol/condition";
import { copyBox } from "@/lib/sandbox/build-box";
import { withScratchFolder } from "@/lib/sandbox/scratch-folder";
import { seenAs } from "@/lib/sandbox/seen-as";
import type { PreparedTask } from "./prepare-task";
import { cpuMillisecondsOf, runWorkload } from "./run-harness";
import { treeSourceMaps } from "./tree-source-maps";

/** What evidence calls the command: the same for every task, so that it tells an agent nothing of where the judge lies. */
export const WORKLOAD_COMMAND = "workload";
/** Folders of the profiling box beside work, node_modules and judge. */
const ARTIFACTS = "profile";
const SUPPORT = "profiler";

/** How a task's workload is profiled, without what is then rendered of it: equal in all conditions that ask for the same. */
export interface Capture {
  profiler: Profiler;
  kind: ProfileKind;
  /** How many runs of the workload one profile measures, as far as its time box allows. */
  repeats: number;
  /** Equal hashes: equal capture. */
  hash: string;
}

interface Taken {
  ok: true;
  profile: Profile;
  /** The timed section under the profiler, of the first run; null when it did not come to its end. */
  runMicroseconds: number | null;
  /** CPU time of the profiled processes, as far as it is known. */
  cpuMilliseconds: number;
}

/** A profile, or the named condition under which there is none; `seconds` is what taking it cost either way, all runs of it. */
export type CapturedProfile = { seconds: number } & (Taken | { ok: false; reason: string });

/**
 * The capture that a condition asks for; of one without profiling that of the standard kind, CPU time.
 *
 * @throws RangeError when no profiler of the task's language gives it; freezing a study has made sure of that
 */
export function captureOf({ benchmark }: Pick<PreparedTask, "benchmark">, policy: Asked | null): Capture {
  const { kind, profiler: name, repeats = DEFAULT_REPEATS }: Asked = policy ?? { kind: "cpu" };
  const profiler = profilerFor({ language: benchmark.language, kind, profiler: name });
  const { id, interval } = profiler;
  const hash = captureHash({ profiler: id, kind, interval, command: WORKLOAD_COMMAND, options: { repeats } });
  return { profiler, kind, repeats, hash };
}

type Asked = Pick<ProfilingPolicy, "kind" | "profiler" | "repeats">;

/**
 * Profiles the workload on the known input over a copy of the tree, so that the raw profile never comes near the agent's.
 * Each run is a fresh process over the same copy, which it cannot write to.
 *
 * @param tree folder of the work tree to profile
 * @param seconds time box of all runs; a workload still running then yields the profile so far
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
      const first = await profileWorkload(task, capture, box, seconds, signal);
      const profileAgain = (left: number) => profileWorkload(task, capture, box, left, signal);
      return first.runMicroseconds === null ? first : withRepeats(first, capture.repeats, seconds, spent, profileAgain);
    });
    return { ...taken, seconds: spent() };
  } catch (error) {
    if (error instanceof ProfileUnavailable) return { ok: false, reason: error.message, seconds: spent() };
    throw error;
  }
}

/**
 * The first run with those that follow it, each begun only while the time left is enough for as slow a one as there was. A
 * run that gives no profile, or does not come to its end, is left out, and the profile says so.
 */
async function withRepeats(
  first: Taken,
  most: number,
  seconds: number,
  spent: () => number,
  profileAgain: (left: number) => Promise<Taken & { failure: string | null }>,
): Promise<Taken> {
  const profiles = [first.profile];
  const leftOut: string[] = [];
  let { cpuMilliseconds } = first;
  let slowest = spent();
  for (let run = 1; run < most && seconds - spent() >= slowest; run++) {
    const begun = spent();
    try {
      const taken = await profileAgain(seconds - begun);
      cpuMilliseconds += taken.cpuMilliseconds;
      if (taken.failure === null) profiles.push(taken.profile);
      else leftOut.push(taken.failure);
    } catch (error) {
      if (!(error instanceof ProfileUnavailable)) throw error;
      leftOut.push(error.message);
    }
    slowest = Math.max(slowest, spent() - begun);
  }
  const caveats = leftOut.map((why) => `A further run of the workload is left out: ${why}`);
  return { ...first, profile: withCaveats(merge(first.profile, ...profiles.slice(1)), caveats), cpuMilliseconds };
}

/** The judge's box of the base with another tree, without the hidden cases, and with the profiler's own files. */
async function layBox({ boxes, plan }: PreparedTask, tree: string, box: string): Promise<void> {
  await copyBox(boxes.base, box);
  await rm(path.join(box, "work"), { recursive: true });
  await cp(tree, path.join(box, "work"), { recursive: true, verbatimSymlinks: true });
  for (const { name } of plan.hidden) await rm(path.join(box, "judge", name));
  await mkdir(path.join(box, SUPPORT));
}

/** @throws ProfileUnavailable when nothing, or too little, was left to say anything */
async function profileWorkload(
  task: PreparedTask,
  { profiler, kind }: Capture,
  box: string,
  seconds: number,
  signal: AbortSignal,
): Promise<Taken & { failure: string | null }> {
  await rm(path.join(box, ARTIFACTS), { recursive: true, force: true });
  await mkdir(path.join(box, ARTIFACTS));
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
  const sources = { roots: rootsOf(inside), sourceMapFor: treeSourceMaps(box, inside) };
  const profile = profiler.parse(bytes, { kind, command: WORKLOAD_COMMAND, interval, ...sources });
  const runMicroseconds = run.ok ? run.answer.runMicroseconds : null;
  return {
    ok: true,
    profile: others.length === 0 ? profile : withCaveats(profile, [childrenLeftOut(others.length)]),
    runMicroseconds,
    cpuMilliseconds: cpuMillisecondsOf(run),
    failure: run.ok ? null : run.detail,
  };
}

/** The first process is the one that was started; its children have higher numbers. */
const byProcess = (a: string, b: string): number => processOf(a) - processOf(b);
const processOf = (name: string): number => Number(/\.(\d+)\.[^.]+$/.exec(name)?.[1] ?? 0);

const childrenLeftOut = (children: number): string =>
  `The workload started ${children} more ${children === 1 ? "process" : "processes"}, which this profile does not show.`;

const withCaveats = (profile: Profile, caveats: readonly string[]): Profile => ({
  ...profile,
  meta: { ...profile.meta, caveats: [...profile.meta.caveats, ...caveats] },
});

const rootsOf = (inside: string): PathRoot[] => [
  { prefix: `${inside}/work/`, label: "", origin: "user" },
  { prefix: `${inside}/node_modules/`, label: "node_modules/", origin: "dependency" },
  { prefix: `${inside}/judge/`, label: "judge/", origin: "harness" },
  { prefix: `${inside}/${SUPPORT}/`, label: "profiler/", origin: "harness" },
];

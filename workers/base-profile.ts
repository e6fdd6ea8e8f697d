import path from "node:path";
import { Fault } from "@/lib/protocol/fault";
import type { StudyDesign } from "@/lib/protocol/study";
import type { ClaimedRun } from "@/lib/store/claim-run";
import { withHostLock } from "@/lib/store/host-lock";
import { findBase, loadProfile, type StoredBase, saveProfile, storeBase } from "@/lib/store/profiles";
import type { BaseProfile } from "./bench-tools/open-workbench";
import { type Capture, captureProfile } from "./measure/capture-profile";
import { measurePerturbation } from "./measure/measure-perturbation";
import type { PreparedTask } from "./measure/prepare-task";
import type { Stopwatch } from "./stopwatch";

const LONGEST_SECONDS = 60;

/**
 * The unpatched tree's profile of this task, study and capture: taken once, alone on its host, then replayed under every
 * condition that asks for this capture and charged identically (DESIGN §6).
 *
 * @throws Fault (place `profiler`) when the workload yields no profile
 */
export async function baseProfileOf(
  { studyId, taskId, design }: Pick<ClaimedRun, "studyId" | "taskId" | "design">,
  task: PreparedTask,
  capture: Capture,
  stopwatch: Stopwatch,
  signal: AbortSignal,
): Promise<BaseProfile> {
  const key = { studyId, taskId, captureHash: capture.hash };
  const take = () =>
    withHostLock("exclusive", signal, async (held) => {
      stopwatch.waited(held.waitedSeconds);
      // Another worker of this host may have captured it while this one waited.
      return (await findBase(key)) ?? (await captureBase(key, task, capture, timeBox(design), held.signal));
    });
  const base = (await findBase(key)) ?? (await stopwatch.time("profiling", take));
  const { profile } = await loadProfile(base.profileId);
  return { id: base.profileId, profile, chargedSeconds: base.chargedSeconds };
}

async function captureBase(
  key: Parameters<typeof storeBase>[0],
  task: PreparedTask,
  capture: Capture,
  seconds: number,
  signal: AbortSignal,
): Promise<StoredBase> {
  const taken = await captureProfile(task, capture, path.join(task.boxes.base, "work"), seconds, signal);
  if (!taken.ok)
    throw new Fault(
      "profiler",
      `${key.taskId} has no base profile (${capture.kind}, ${capture.profiler.id}): ${taken.reason}`,
    );
  const perturbation = await measurePerturbation(task, capture, signal);
  const origin = { label: "base", studyId: key.studyId, taskId: key.taskId, attemptId: null, tree: null };
  const profileId = await saveProfile(taken.profile, { ...origin, captureHash: key.captureHash });
  return storeBase(key, { profileId, chargedSeconds: taken.seconds, perturbation });
}

/** No longer than the shortest call any condition allows: what is replayed must fit every allowance. */
const timeBox = ({ conditions }: StudyDesign): number =>
  Math.min(LONGEST_SECONDS, ...conditions.flatMap(({ profiling }) => profiling?.secondsPerCall ?? []));

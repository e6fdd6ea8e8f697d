import path from "node:path";
import { Fault } from "@/lib/protocol/fault";
import type { StudyDesign } from "@/lib/protocol/study";
import type { ClaimedRun } from "@/lib/store/claim-run";
import { withHostLock } from "@/lib/store/host-lock";
import { findBase, loadProfile, type StoredBase, saveProfile, storeBase } from "@/lib/store/profiles";
import type { BaseProfile } from "./bench-tools/open-workbench";
import { captureConfiguration, captureProfile } from "./measure/capture-profile";
import { measurePerturbation } from "./measure/measure-perturbation";
import type { PreparedTask } from "./measure/prepare-task";
import type { Stopwatch } from "./stopwatch";

const LONGEST_SECONDS = 60;

/**
 * The unpatched tree's profile of this task and study: captured once, alone on its host, then replayed under every condition
 * and charged identically (DESIGN §6).
 *
 * @throws Fault (place `profiler`) when the workload yields no profile
 */
export async function baseProfileOf(
  { studyId, taskId, design }: Pick<ClaimedRun, "studyId" | "taskId" | "design">,
  task: PreparedTask,
  stopwatch: Stopwatch,
  signal: AbortSignal,
): Promise<BaseProfile> {
  const key = { studyId, taskId, captureHash: captureConfiguration(task).hash };
  const capture = () =>
    withHostLock("exclusive", signal, async (held) => {
      stopwatch.waited(held.waitedSeconds);
      // Another worker of this host may have captured it while this one waited.
      return (await findBase(key)) ?? (await captureBase(key, task, timeBox(design), held.signal));
    });
  const base = (await findBase(key)) ?? (await stopwatch.time("profiling", capture));
  const { profile } = await loadProfile(base.profileId);
  return { id: base.profileId, profile, chargedSeconds: base.chargedSeconds };
}

async function captureBase(
  key: Parameters<typeof storeBase>[0],
  task: PreparedTask,
  seconds: number,
  signal: AbortSignal,
): Promise<StoredBase> {
  const capture = await captureProfile(task, path.join(task.boxes.base, "work"), seconds, signal);
  if (!capture.ok) throw new Fault("profiler", `${key.taskId} has no base profile: ${capture.reason}`);
  const perturbation = await measurePerturbation(task, signal);
  const origin = { label: "base", studyId: key.studyId, taskId: key.taskId, attemptId: null, tree: null };
  const profileId = await saveProfile(capture.profile, { ...origin, captureHash: key.captureHash });
  return storeBase(key, { profileId, chargedSeconds: capture.seconds, perturbation });
}

/** No longer than the shortest call any condition allows: what is replayed must fit every allowance. */
const timeBox = ({ conditions }: StudyDesign): number =>
  Math.min(LONGEST_SECONDS, ...conditions.flatMap(({ profiling }) => profiling?.secondsPerCall ?? []));

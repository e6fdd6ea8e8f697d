import path from "node:path";
import type { Workbench } from "@/lib/agents/workbench";
import type { Profile } from "@/lib/profile/profile";
import { Fault } from "@/lib/protocol/fault";
import type { Sandbox } from "@/lib/protocol/sandbox";
import { captureProfile, type Capture as ProfileCapture } from "../measure/capture-profile";
import type { PreparedTask } from "../measure/prepare-task";
import { runGuards, runWorkload } from "../measure/run-harness";

/** The study's profile of the unpatched tree, as every condition of the study is charged for it. */
export interface BaseProfile {
  id: string;
  profile: Profile;
  chargedSeconds: number;
}

interface Setting {
  task: PreparedTask;
  sandbox: Sandbox;
  /** The agent's box (openAgentBox). */
  box: string;
  base: BaseProfile;
  /** How the condition profiles; the base profile was taken in the same way. */
  capture: ProfileCapture;
  /** Stores a profile of this run; returns its id. */
  save: (profile: Profile, tree: string, captureHash: string) => Promise<string>;
}

/** Binds the commands of one task to one run's work tree. */
export function openWorkbench({ task, sandbox, box, base, capture, save }: Setting): Workbench {
  const { plan, benchmark } = task;
  const setting = (wallSeconds: number) => ({ plan, box, wallSeconds, core: null });
  return {
    sandbox,
    baseProfile: async () => ({ profile: base.profile, id: base.id }),
    test: async (wallSeconds, signal) => {
      const run = await runGuards(setting(wallSeconds), plan.visibleGuards.file, signal);
      const guards = benchmark.judgeGuards(plan.visibleGuards, false, run.ok ? run.answer.cases : null);
      return { guards, timedOut: !run.ok && run.why === "timed-out" };
    },
    workload: async (samples, wallSeconds, signal) => {
      const deadline = performance.now() + wallSeconds * 1000;
      const expected = await baseOutput(task, signal);
      const samplesMilliseconds: number[] = [];
      let matchesBase = true;
      for (let i = 0; i < samples; i++) {
        const left = (deadline - performance.now()) / 1000;
        const run = await runWorkload(setting(Math.max(0.1, left)), plan.seeds.known, signal);
        if (!run.ok) return { samplesMilliseconds, matchesBase: false, failure: run.detail };
        samplesMilliseconds.push(run.answer.runMicroseconds / 1000);
        matchesBase &&= run.answer.output === expected;
      }
      return { samplesMilliseconds, matchesBase, failure: null };
    },
    profile: async (seconds, signal) => {
      if (sandbox.tree === sandbox.baseTree) return { ok: true, ...base, replayed: true, captureHash: capture.hash };
      const taken = await captureProfile(task, capture, path.join(box, "work"), seconds, signal);
      if (!taken.ok) return { ok: false, reason: taken.reason, chargedSeconds: taken.seconds };
      const id = await save(taken.profile, sandbox.tree, capture.hash);
      return {
        ok: true,
        profile: taken.profile,
        id,
        replayed: false,
        chargedSeconds: taken.seconds,
        captureHash: capture.hash,
      };
    },
  };
}

const outputs = new Map<string, Promise<string>>();

/** What the snapshot's workload prints on the known input: once per worker and task, outside every budget. */
function baseOutput(task: PreparedTask, signal: AbortSignal): Promise<string> {
  const known = outputs.get(task.boxes.base);
  if (known) return known;
  const setting = { plan: task.plan, box: task.boxes.base, wallSeconds: 60, core: null };
  const output = runWorkload(setting, task.plan.seeds.known, signal).then((run) => {
    if (run.ok) return run.answer.output;
    throw new Fault("measurement", `the snapshot's own workload gave no answer: ${run.detail}`);
  });
  outputs.set(task.boxes.base, output);
  output.catch(() => outputs.delete(task.boxes.base));
  return output;
}

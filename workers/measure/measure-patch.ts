import os from "node:os";
import path from "node:path";
import { judgeMeasurement } from "@/lib/benchmarks/judge-measurement";
import { findTampering } from "@/lib/benchmarks/tampering";
import { splitTouched } from "@/lib/benchmarks/touched-paths";
import type { GuardResult, Measurement, Outcome, Tampering } from "@/lib/protocol/outcome";
import type { MeasurementPolicy } from "@/lib/protocol/study";
import { applyPatch, touchedFiles } from "@/lib/sandbox/apply-patch";
import { copyBox } from "@/lib/sandbox/build-box";
import { hashFolder } from "@/lib/sandbox/hash-folder";
import { probeIsolation } from "@/lib/sandbox/probe-isolation";
import { withScratchFolder } from "@/lib/sandbox/scratch-folder";
import { generator } from "@/lib/stats/generator";
import { watchHostLoad } from "./host-load";
import type { PreparedTask } from "./prepare-task";
import { runGuards } from "./run-harness";
import { type Timing, timeVariants } from "./time-variants";

export interface Measured {
  measurement: Measurement;
  outcome: Outcome;
}

interface Setting {
  policy: MeasurementPolicy;
  /** Names the order of the rounds. */
  seed: string;
  core: number | null;
  signal: AbortSignal;
}

const GUARD_WALL_SECONDS = 120;
const REPEATS_UNDER_LOAD = 1;
const NOT_RUN = { guards: [], tampering: [] };

/**
 * Judges a patch: restored guard paths, guard cases visible and hidden, then interleaved timings of base, expert and patch.
 * The caller holds the host's measuring lock. Everything of the agent's is a copy that is thrown away.
 *
 * @throws Fault when the machinery fails; a patch that fails is an outcome
 */
export async function measurePatch(task: PreparedTask, patch: string, setting: Setting): Promise<Measured> {
  const started = performance.now();
  return withScratchFolder("judge", async (scratch) => {
    const box = path.join(scratch, "patch");
    await copyBox(task.boxes.base, box);
    const laid = await layPatch(task, box, patch);
    const before = await hashFolder(box);
    const { guards, tampering: inGuards } = laid.failure ? NOT_RUN : await judgeGuards(task, box, setting);
    const sound = !laid.failure && guards.every((guard) => guard.passed);
    const timed = await timeUntilQuiet(task, sound ? box : null, setting);
    const tampering = [
      ...laid.tampering,
      ...inGuards,
      ...fromTiming(timed.timing),
      ...findTampering(timed.timing.samples),
    ];
    if ((await hashFolder(box)) !== before)
      tampering.push({ kind: "leftover-files", detail: "files of the box changed while it was judged" });
    const { containment } = await probeIsolation();
    const measurement: Measurement = {
      samples: timed.timing.samples,
      guards,
      tampering,
      failure: laid.failure ?? crashOf(timed.timing),
      rounds: timed.timing.rounds,
      stopped: timed.timing.stopped,
      pinnedCore: setting.core,
      load: timed.load,
      host: os.hostname(),
      isolation: containment.isolation.level,
      seconds: (performance.now() - started) / 1000,
    };
    return { measurement, outcome: judgeMeasurement(measurement) };
  });
}

interface LaidPatch {
  tampering: Tampering[];
  failure: Measurement["failure"];
}

/** Applies what the patch may change; what it may not is left as the snapshot has it, and named. */
async function layPatch(task: PreparedTask, box: string, patch: string): Promise<LaidPatch> {
  if (patch.trim() === "") return { tampering: [], failure: null };
  const touched = touchedFiles(patch);
  if (!touched.ok)
    return touched.escapes
      ? { tampering: [{ kind: "escaped-tree", detail: touched.reason }], failure: null }
      : { tampering: [], failure: { verdict: "patch-does-not-apply", detail: touched.reason } };
  const { allowed, guarded } = splitTouched(touched.files, task.plan.editable);
  const tampering: Tampering[] =
    guarded.length > 0 ? [{ kind: "guard-paths", detail: `touches ${guarded.slice(0, 5).join(", ")}` }] : [];
  const applied = await applyPatch(path.join(box, "work"), patch, allowed);
  return { tampering, failure: applied.ok ? null : { verdict: "patch-does-not-apply", detail: applied.reason } };
}

/** Visible and hidden cases, each list in a process of its own. */
async function judgeGuards({ benchmark, plan }: PreparedTask, box: string, { core, signal }: Setting) {
  const guards: GuardResult[] = [];
  const tampering: Tampering[] = [];
  for (const [list, hidden] of [
    [plan.visibleGuards, false],
    [plan.hiddenGuards, true],
  ] as const) {
    const run = await runGuards({ plan, box, wallSeconds: GUARD_WALL_SECONDS, core }, list.file, signal);
    guards.push(...benchmark.judgeGuards(list, hidden, run.ok ? run.answer.cases : null));
    if (!run.ok && run.why === "forged") tampering.push({ kind: "forged-result", detail: run.detail });
  }
  return { guards, tampering };
}

/** Times again, once, when the host was busy with other things: the rule sees the load, not the result. */
async function timeUntilQuiet(task: PreparedTask, patched: string | null, setting: Setting) {
  for (let repeats = 0; ; repeats++) {
    const watch = watchHostLoad();
    const timing = await timeVariants({
      plan: task.plan,
      boxes: { ...task.boxes, ...(patched ? { patch: patched } : {}) },
      policy: setting.policy,
      order: generator(setting.seed).fork(`rounds/${repeats}`),
      core: setting.core,
      signal: setting.signal,
    });
    const own = timing.samples.reduce(
      (sum, sample) => sum + (sample.processCpuMilliseconds ?? sample.reportedCpuMilliseconds),
      0,
    );
    const load = watch(own);
    if (!load.overloaded || repeats === REPEATS_UNDER_LOAD) return { timing, load: { ...load, repeats } };
  }
}

const fromTiming = ({ patchFailure }: Timing): Tampering[] =>
  patchFailure?.why === "forged" ? [{ kind: "forged-result", detail: patchFailure.detail }] : [];

const crashOf = ({ patchFailure }: Timing): Measurement["failure"] =>
  patchFailure && patchFailure.why !== "forged" ? { verdict: "crashed", detail: patchFailure.detail } : null;

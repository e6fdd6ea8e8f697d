import { createHash } from "node:crypto";
import type { TaskPlan } from "@/lib/benchmarks/benchmark";
import { pairedSpeedup } from "@/lib/benchmarks/paired-speedup";
import { Fault } from "@/lib/protocol/fault";
import type { TimingSample, Variant } from "@/lib/protocol/outcome";
import type { MeasurementPolicy } from "@/lib/protocol/study";
import type { Generator } from "@/lib/stats/generator";
import { type HarnessRun, runWorkload, type WorkloadAnswer } from "./run-harness";

export interface Timing {
  samples: TimingSample[];
  rounds: number;
  stopped: "narrow-enough" | "round-cap";
  /** The patch gave no answer: what it did instead. Its timing stops there; base and expert are timed on. */
  patchFailure: { why: "forged" | "crashed" | "timed-out"; detail: string } | null;
}

export interface TimingSetting {
  plan: TaskPlan;
  boxes: Partial<Record<Variant, string>>;
  policy: MeasurementPolicy;
  order: Generator;
  core: number | null;
  signal: AbortSignal;
}

/** A sample that takes longer is a hang, not a slow patch: the slowest task needs 3 s on a slow machine. */
const SAMPLE_WALL_SECONDS = 60;

/**
 * Rounds of every variant once, in shuffled order, each in a fresh process; rounds alternate between the known and the
 * unseen input. Ends when the 95 % intervals of log speedup and of log SR are both narrow enough, or at the cap.
 *
 * @throws Fault (place `measurement`) when base or expert give no answer: that says nothing about the patch
 */
export async function timeVariants(setting: TimingSetting): Promise<Timing> {
  const timing: Timing = { samples: [], rounds: 0, stopped: "round-cap", patchFailure: null };
  const { policy, order } = setting;
  for (let round = 1 - policy.warmups; round <= policy.maxRounds; round++) {
    const input = round % 2 === 0 ? "unseen" : "known";
    for (const variant of order.shuffle(variantsOf(setting, timing)))
      await timeOnce(setting, timing, { round, variant, input });
    timing.rounds = Math.max(0, round);
    if (round >= policy.minRounds && isNarrow(timing.samples, policy.targetHalfWidth)) {
      timing.stopped = "narrow-enough";
      break;
    }
  }
  return timing;
}

const variantsOf = ({ boxes }: TimingSetting, { patchFailure }: Timing): Variant[] =>
  (["base", "expert", "patch"] as const).filter((variant) => boxes[variant] && !(variant === "patch" && patchFailure));

async function timeOnce(
  { plan, boxes, core, signal }: TimingSetting,
  timing: Timing,
  at: { round: number; variant: Variant; input: "known" | "unseen" },
): Promise<void> {
  const box = boxes[at.variant];
  if (!box) return;
  const run = await runWorkload({ plan, box, wallSeconds: SAMPLE_WALL_SECONDS, core }, plan.seeds[at.input], signal);
  if (run.ok) {
    if (at.round >= 1) timing.samples.push(toSample(run, at));
    return;
  }
  if (at.variant === "patch") timing.patchFailure = { why: run.why, detail: run.detail };
  else throw new Fault("measurement", `the ${at.variant} could not be timed: ${run.detail}`);
}

function toSample(
  { answer, process }: Extract<HarnessRun<WorkloadAnswer>, { ok: true }>,
  at: { round: number; variant: Variant; input: "known" | "unseen" },
): TimingSample {
  return {
    ...at,
    runMilliseconds: answer.runMicroseconds / 1000,
    runCpuMilliseconds: answer.runCpuMicroseconds / 1000,
    loadMilliseconds: answer.loadMicroseconds / 1000,
    setupMilliseconds: answer.setupMicroseconds / 1000,
    processMilliseconds: process.milliseconds,
    processCpuMilliseconds: process.cpuMilliseconds,
    reportedCpuMilliseconds: answer.totalCpuMicroseconds / 1000,
    peakRssKilobytes: answer.peakRssKilobytes,
    outputHash: createHash("sha256").update(answer.output).digest("hex"),
    replaced: answer.replaced,
  };
}

function isNarrow(samples: readonly TimingSample[], target: number): boolean {
  const expert = pairedSpeedup(samples, "base", "expert");
  const patch = pairedSpeedup(samples, "base", "patch");
  const ratio = pairedSpeedup(samples, "expert", "patch");
  const widths = patch
    ? [patch.halfWidth, ratio?.halfWidth ?? Number.POSITIVE_INFINITY]
    : [expert?.halfWidth ?? Number.POSITIVE_INFINITY];
  return widths.every((width) => width <= target);
}

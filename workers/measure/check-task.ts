import { pairedSpeedup } from "@/lib/benchmarks/paired-speedup";
import type { TimingSample } from "@/lib/protocol/outcome";
import type { Task } from "@/lib/protocol/task";
import { generator } from "@/lib/stats/generator";
import { mannWhitney } from "@/lib/stats/mann-whitney";
import { median } from "@/lib/stats/median";
import type { PreparedTask } from "./prepare-task";
import { runGuards } from "./run-harness";
import { timeVariants } from "./time-variants";

/** What a task must show to be in the suite, in each of two separate passes. */
const MINIMUM_SPEEDUP = 1.3;
const MAXIMUM_P = 0.01;
const PASSES = 2;
/** 9 a side: the smallest two-sided exact p is far below 0.01, and one outlier does not decide. */
const ROUNDS = 9;
const GUARD_WALL_SECONDS = 120;

export interface CheckPass {
  speedup: number;
  interval: [number, number] | null;
  /** Two-sided Mann–Whitney of the timed sections, base against expert. */
  p: number;
  baseMilliseconds: number;
  expertMilliseconds: number;
}

export interface TaskCheck {
  id: string;
  repository: string;
  base: string;
  fixed: string;
  bottleneck: Task["bottleneck"];
  passes: CheckPass[];
  guards: { cases: number; hidden: number; failing: string[] };
  ok: boolean;
  problems: string[];
}

/** Runs a task's guard cases on base and expert and times both interleaved in fresh processes, twice. */
export async function checkTask(
  prepared: PreparedTask,
  task: Task,
  core: number | null,
  signal: AbortSignal,
): Promise<TaskCheck> {
  const { plan } = prepared;
  const guards = await checkGuards(prepared, core, signal);
  const passes: CheckPass[] = [];
  const problems = guards.failing.map((name) => `guard fails: ${name}`);
  for (let pass = 1; pass <= PASSES; pass++) {
    const policy = { warmups: 1, minRounds: ROUNDS, maxRounds: ROUNDS, targetHalfWidth: Number.EPSILON };
    const order = generator(task.id).fork(`check/${pass}`);
    const { samples } = await timeVariants({ plan, boxes: prepared.boxes, policy, order, core, signal });
    const result = summarise(samples);
    passes.push(result);
    if (result.speedup < MINIMUM_SPEEDUP)
      problems.push(`pass ${pass}: ${result.speedup.toFixed(2)}× is below ${MINIMUM_SPEEDUP}×`);
    if (result.p >= MAXIMUM_P) problems.push(`pass ${pass}: p = ${result.p.toPrecision(2)} is not below ${MAXIMUM_P}`);
    problems.push(...differing(samples).map((input) => `pass ${pass}: outputs differ on the ${input} input`));
  }
  return {
    id: task.id,
    repository: task.repository,
    base: plan.base.package.version,
    fixed: plan.expert.replace?.from.version ?? plan.expert.package.version,
    bottleneck: task.bottleneck,
    passes,
    guards,
    ok: problems.length === 0,
    problems,
  };
}

async function checkGuards({ plan, benchmark, boxes }: PreparedTask, core: number | null, signal: AbortSignal) {
  const failing: string[] = [];
  for (const [variant, box] of Object.entries(boxes))
    for (const [file, hidden] of [
      [plan.visibleGuards, false],
      [plan.hiddenGuards, true],
    ] as const) {
      const run = await runGuards({ plan, box, wallSeconds: GUARD_WALL_SECONDS, core }, file.file, signal);
      for (const guard of benchmark.judgeGuards(file, hidden, run.ok ? run.answer.cases : null))
        if (!guard.passed) failing.push(`${guard.name} on ${variant} (${guard.detail})`);
    }
  const hidden = Object.keys(plan.hiddenGuards.expected).length;
  return { cases: Object.keys(plan.visibleGuards.expected).length + hidden, hidden, failing };
}

function summarise(samples: readonly TimingSample[]): CheckPass {
  const of = (variant: TimingSample["variant"]) =>
    samples.filter((sample) => sample.variant === variant).map((sample) => sample.runMilliseconds);
  const [base, expert] = [of("base"), of("expert")];
  const speedup = pairedSpeedup(samples, "base", "expert");
  const test = mannWhitney(base, expert, "two-sided");
  return {
    speedup: speedup?.estimate ?? 1,
    interval: speedup?.interval ?? null,
    p: test.ok ? test.value.p : 1,
    baseMilliseconds: middle(base),
    expertMilliseconds: middle(expert),
  };
}

function middle(values: readonly number[]): number {
  const found = median(values);
  return found.ok ? found.value : 0;
}

const differing = (samples: readonly TimingSample[]): string[] =>
  (["known", "unseen"] as const).filter(
    (input) => new Set(samples.filter((sample) => sample.input === input).map((sample) => sample.outputHash)).size > 1,
  );

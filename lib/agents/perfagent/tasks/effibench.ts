import type { Sandbox } from "@/lib/protocol/sandbox";
import { applyBlocks } from "../grammar/apply-blocks";
import { wholeProgram } from "../grammar/whole-program";
import { fillTemplate } from "../prompts/fill-template";
import {
  EFFIBENCH_OPTIMIZATION,
  EFFIBENCH_SYSTEM,
  HEADINGS,
  NO_PROGRAM,
  NOT_MEASURED,
  REMARKS_HEADING,
  TARGET_WORDS,
} from "../prompts/prompts";
import { contextValues, fenced, listed, section } from "../prompts/sections";
import { judgeOutputs, type Ran, runPython } from "../python/run-python";
import {
  type Benchmark,
  benchmark,
  type CaseResult,
  type RunResult,
  TARGET_UNITS,
  TARGETS,
} from "../statistics/benchmark";
import { sayFailures } from "./case-feedback";
import { instanceOf, optionsOf } from "./check-fields";
import { Instance, Options } from "./effibench-instance";
import { PYTHON_IMPORTS, sameWords } from "./python-programs";
import { BadInstance, type Evaluation, type PromptContext, type Round, type Task, type TaskRunner } from "./task";

const PLACEHOLDER = "# Start your code here\n";
const SUBMISSION_LINE = /^.*==Code Submission==.*$/m;
const KEPT_FAILURES = 3;

/** Optimises the run time, memory, or memory over time of a program that solves a problem of EffiBench-X. */
export const effibench: TaskRunner = {
  id: "effibench",
  title: "EffiBench-X",
  loadMetadata: (value, name) => metadataOf(instanceOf(Instance, value, name), name),
  load: async (value, name, given, { sandbox }) => {
    const instance = instanceOf(Instance, value, name);
    const options = optionsOf(Options, given);
    if (sandbox === null) throw new BadInstance(`the instance ${name} needs a sandbox to run programs in`);
    if (instance.type === "functional" && instance.test_runners?.python3 === undefined)
      throw new BadInstance(`of the instance ${name}, test_runners.python3 is missing; a functional problem needs one`);
    return open(instance, name, options, sandbox);
  },
};

const metadataOf = (instance: Instance, name: string) => ({
  instanceId: name,
  problemDescription: instance.description_md,
});

function open(instance: Instance, name: string, options: Options, sandbox: Sandbox): Task {
  return {
    metadata: metadataOf(instance, name),
    metric: { name: options.target, unit: TARGET_UNITS[options.target], higherIsBetter: false, best: null },
    language: options.language,
    initialSolution: PLACEHOLDER,
    evaluate: (solution, signal) => evaluate(solution, instance, options, sandbox, signal),
    systemPrompt: (context) => systemPrompt(instance, options, context),
    optimizationPrompt: (round, context) => optimizationPrompt(round, options, context),
    extractSolution: options.code_generation_mode === "diff" ? applyBlocks : wholeProgram,
  };
}

/** Cascade of runs over all cases; a program that fails one is worth nothing. */
async function evaluate(
  solution: string,
  instance: Instance,
  options: Options,
  sandbox: Sandbox,
  signal: AbortSignal,
): Promise<Evaluation> {
  if (solution.trim() === PLACEHOLDER.trim())
    return { metric: null, passRate: 0, samples: [], feedback: [NO_PROGRAM], artifacts: {} };
  const limits = { seconds: options.time_limit, megabytes: options.memory_limit };
  const program = programOf(solution, instance);
  const inputs = instance.generated_tests.map(({ input }) => (input === "" ? "\n" : input));
  const run = async () =>
    judged(await runPython(sandbox, { program, inputs }, limits, signal), instance, sandbox, signal);
  const { num_runs: runs, confidence, trim_ratio: trimRatio, iqr_k: iqrFactor } = options;
  const found = await benchmark(run, { runs, analysis: { confidence, trimRatio, iqrFactor } });
  const cases = instance.generated_tests.map(({ input, output }) => ({ input, expected: output, shown: true }));
  const analysis = found.analysis[options.target];
  return {
    metric: found.passed && analysis ? analysis.trimmedMean : null,
    passRate: found.passRate,
    samples: found.samples[options.target],
    feedback: [...sayMetrics(found, options), ...sayFailures(found.cases, cases, limits)],
    artifacts: artifactsOf(found),
  };
}

/** A functional problem's program is the problem's runner with the solution in its marked place. */
const programOf = (solution: string, { type, test_runners }: Instance): string =>
  type === "io"
    ? solution
    : `${PYTHON_IMPORTS}\n${(test_runners?.python3 ?? "").replace(SUBMISSION_LINE, () => solution)}\n`;

async function judged(
  ran: readonly Ran[],
  instance: Instance,
  sandbox: Sandbox,
  signal: AbortSignal,
): Promise<RunResult> {
  const pairs = ran.map(({ output }, index) => ({
    expected: instance.generated_tests[index]?.output ?? "",
    actual: plain(output),
  }));
  const verdicts = await verdictsOf(pairs, ran, instance, sandbox, signal);
  return ran.map((each, index): CaseResult => {
    const status = each.status === "ended" ? (verdicts[index] === true ? "passed" : "wrong") : each.status;
    return { ...each, status };
  });
}

/**
 * By the problem's evaluator, in a process of its own; by their words where it has none. Only what ended well is
 * judged.
 */
async function verdictsOf(
  pairs: readonly { expected: string; actual: string }[],
  ran: readonly Ran[],
  { evaluator }: Instance,
  sandbox: Sandbox,
  signal: AbortSignal,
): Promise<(boolean | string)[]> {
  if (!evaluator) return pairs.map(({ expected, actual }) => sameWords(expected, actual));
  const ended = pairs.filter((_, index) => ran[index]?.status === "ended");
  const told = await judgeOutputs(sandbox, evaluator, ended, signal);
  let next = 0;
  return ran.map(({ status }) => (status === "ended" ? (told[next++] ?? false) : false));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal are control characters
const ANSI = /\u001b\[[0-9;]*[A-Za-z]/g;
const plain = (output: string): string => output.replace(ANSI, "").replaceAll("\r\n", "\n").trim();

function sayMetrics({ passed, passRate, analysis }: Benchmark, options: Options): string[] {
  const shown = options.include_other_metrics_in_summary ? TARGETS : [options.target];
  const values = shown.flatMap((target) => {
    const found = analysis[target];
    if (!passed || found === null) return [];
    const { trimmedMean, interval, count } = found;
    const within =
      interval && count > 1
        ? ` (${percent(options.confidence)} interval ${six(interval.low)} to ${six(interval.high)}, ${count} runs)`
        : "";
    return [
      `${target}${target === options.target ? ", which is to be made small" : ""}: ${six(trimmedMean)} ${TARGET_UNITS[target]}${within}`,
    ];
  });
  return [`pass rate: ${percent(passRate)}`, ...values];
}

const six = (value: number): string => value.toFixed(6);
const percent = (share: number): string => `${Number((100 * share).toFixed(2))} %`;

const artifactsOf = ({ passRate, passRates, cases, analysis, samples }: Benchmark) => ({
  pass_rate: passRate,
  pass_rates: passRates,
  pass_rate_consistent: new Set(passRates).size === 1,
  performance_analysis: analysis,
  samples,
  cases: cases.map(({ status, runtimeSeconds, peakMegabytes, megabyteSeconds }) => ({
    ...{ status, runtime: runtimeSeconds, memory: peakMegabytes, integral: megabyteSeconds },
  })),
  failed_test_details: cases
    .flatMap(({ status, exitCode, output, stderr }, index) =>
      status === "passed"
        ? []
        : [{ case: index + 1, status, exit_code: exitCode, output: output.slice(0, 1000), stderr }],
    )
    .slice(0, KEPT_FAILURES),
});

function systemPrompt(instance: Instance, options: Options, context: PromptContext): string {
  const starter = instance.type === "functional" ? instance.starter_code?.[options.language] : undefined;
  const values = {
    language: options.language,
    optimization_target: TARGET_WORDS[options.target],
    task_description: instance.description_md.trim(),
    allowed_imports_scope: fenced(PYTHON_IMPORTS, "python"),
    ...contextValues(context),
  };
  const own = EFFIBENCH_SYSTEM[options.code_generation_mode];
  const filled = fillTemplate(context.systemTemplate ?? own, values, "prompts.system_template");
  return filled.trimEnd() + section(HEADINGS.starterCode, starter ? fenced(starter, "python") : null);
}

function optimizationPrompt(
  { solution, evaluation, remarks }: Round,
  options: Options,
  context: PromptContext,
): string {
  const metrics = evaluation?.feedback ?? [NOT_MEASURED];
  return fillTemplate(
    context.optimizationTemplate ?? EFFIBENCH_OPTIMIZATION,
    {
      language: options.language,
      current_program: fenced(solution, "python"),
      current_metrics: metrics.map((line) => `- ${line}`).join("\n"),
      current_artifacts_section: listed(REMARKS_HEADING, remarks),
    },
    "prompts.optimization_template",
  );
}

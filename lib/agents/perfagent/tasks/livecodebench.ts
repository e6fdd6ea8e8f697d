import { inflateSync } from "node:zlib";
import { z } from "zod";
import type { Sandbox } from "@/lib/protocol/sandbox";
import { pythonProgram } from "../grammar/whole-program";
import { fillTemplate } from "../prompts/fill-template";
import {
  HEADINGS,
  LIVECODEBENCH_OPTIMIZATION,
  LIVECODEBENCH_SYSTEM,
  NO_PROGRAM,
  REMARKS_HEADING,
} from "../prompts/prompts";
import { contextValues, fenced, listed, section } from "../prompts/sections";
import { type Ran, runPython } from "../python/run-python";
import type { CaseResult } from "../statistics/benchmark";
import { sayFailures, statusWord } from "./case-feedback";
import { instanceOf, optionsOf } from "./check-fields";
import { callingProgram, PYTHON_IMPORTS, sameAnswer, sameResult } from "./python-programs";
import { readPickledText } from "./read-pickled-text";
import { BadInstance, type Evaluation, type PromptContext, type Round, type Task, type TaskRunner } from "./task";

const TestCase = z.object({ input: z.string(), output: z.string(), testtype: z.enum(["stdin", "functional"]) });
type TestCase = z.infer<typeof TestCase>;

/** Cases as a list, as JSON, or packed (base64 of zlib of a pickle), as the data set has the private ones. */
const Cases = z.union([z.array(TestCase), z.string().transform(unpacked).pipe(z.array(TestCase))]);
const Metadata = z.object({ func_name: z.string().nullish() });

/** A problem of LiveCodeBench (arXiv 2403.07974) as its data set has it, or with its cases unpacked already. */
const Instance = z.object({
  question_content: z.string(),
  starter_code: z.string().nullish(),
  public_test_cases: Cases,
  private_test_cases: Cases,
  metadata: z.union([z.string().transform(json).pipe(Metadata), Metadata]).nullish(),
});
type Instance = z.infer<typeof Instance>;

const Options = z.strictObject({
  /** Seconds of one case. */
  timeout: z.number().positive().max(3600).default(6),
  memory_limit: z.number().min(16).max(65_536).default(1024),
  use_only_public_tests: z.boolean().default(false),
  enable_detailed_feedback: z.boolean().default(true),
});
type Options = z.infer<typeof Options>;

/** Writes a Python program that passes all cases of a problem of LiveCodeBench: 1 when it does, else 0. */
export const livecodebench: TaskRunner = {
  id: "livecodebench",
  title: "LiveCodeBench",
  loadMetadata: (value, name) => metadataOf(instanceOf(Instance, value, name), name),
  load: async (value, name, given, { sandbox }) => {
    const instance = instanceOf(Instance, value, name);
    const options = optionsOf(Options, given);
    if (sandbox === null) throw new BadInstance(`the instance ${name} needs a sandbox to run programs in`);
    const publicCases = instance.public_test_cases.map((each) => ({ ...each, shown: true }));
    const hidden = options.use_only_public_tests ? [] : instance.private_test_cases;
    const cases = [...publicCases, ...hidden.map((each) => ({ ...each, shown: false }))];
    // The original takes a problem without cases for solved.
    if (cases.length === 0)
      throw new BadInstance(`of the instance ${name}, no test case is left to judge a program by`);
    const problem = { instance, name, cases, call: functionOf(instance, cases, name) };
    return open(problem, options, sandbox);
  },
};

interface Problem {
  instance: Instance;
  name: string;
  cases: readonly (TestCase & { shown: boolean })[];
  /** The function that is called; null for a program that reads standard input. */
  call: string | null;
}

const metadataOf = (instance: Instance, name: string) => ({
  instanceId: name,
  problemDescription: instance.question_content,
});

function functionOf({ metadata }: Instance, cases: readonly TestCase[], name: string): string | null {
  if (!cases.some(({ testtype }) => testtype === "functional")) return null;
  const call = metadata?.func_name;
  if (call && /^[A-Za-z_]\w*$/.test(call)) return call;
  throw new BadInstance(
    `of the instance ${name}, metadata.func_name is missing; functional cases need a function's name`,
  );
}

const open = (problem: Problem, options: Options, sandbox: Sandbox): Task => ({
  metadata: metadataOf(problem.instance, problem.name),
  metric: { name: "all cases passed", unit: "", higherIsBetter: true, best: 1 },
  language: "python3",
  initialSolution: problem.instance.starter_code ?? "",
  evaluate: (solution, signal) => evaluate(solution, problem, options, sandbox, signal),
  systemPrompt: (context) => systemPrompt(problem.instance, context),
  optimizationPrompt,
  extractSolution: pythonProgram,
});

async function evaluate(
  solution: string,
  { instance, cases, call }: Problem,
  { timeout, memory_limit, enable_detailed_feedback }: Options,
  sandbox: Sandbox,
  signal: AbortSignal,
): Promise<Evaluation> {
  const limits = { seconds: timeout, megabytes: memory_limit };
  if (solution.trim() === (instance.starter_code ?? "").trim())
    return {
      metric: 0,
      passRate: 0,
      samples: [],
      feedback: [NO_PROGRAM],
      artifacts: counts([], cases.length),
    };
  const program = call === null ? `${PYTHON_IMPORTS}\n${solution}\n` : callingProgram(solution, call);
  const ran = await runPython(sandbox, { program, inputs: cases.map(({ input }) => input) }, limits, signal);
  const results = ran.map((each, index): CaseResult => ({ ...each, status: statusOf(each, cases[index]) }));
  const passed = results.filter(({ status }) => status === "passed").length;
  const given = cases.map(({ input, output, shown }) => ({ input, expected: output, shown }));
  return {
    metric: passed === results.length ? 1 : 0,
    passRate: passed / results.length,
    samples: [],
    feedback: enable_detailed_feedback ? sayFailures(results, given, limits) : [],
    artifacts: counts(results, cases.length),
  };
}

function statusOf({ status, output }: Ran, given: TestCase | undefined): CaseResult["status"] {
  if (status !== "ended" || given === undefined) return status === "ended" ? "error" : status;
  const same = given.testtype === "functional" ? sameResult : sameAnswer;
  return same(given.output, output) ? "passed" : "wrong";
}

/** What of a private case is kept is how it ended, not what it holds. */
const counts = (results: readonly CaseResult[], total: number) => ({
  passed: results.length > 0 && results.every(({ status }) => status === "passed"),
  passed_count: results.filter(({ status }) => status === "passed").length,
  total_count: total,
  test_results: results.map((result) => statusWord(result)),
});

function systemPrompt({ question_content, starter_code }: Instance, context: PromptContext): string {
  const values = {
    question_content: question_content.trim(),
    starter_code: section(HEADINGS.starterCode, starter_code ? fenced(starter_code, "python") : null),
    ...contextValues(context),
  };
  return fillTemplate(context.systemTemplate ?? LIVECODEBENCH_SYSTEM, values, "prompts.system_template").trimEnd();
}

function optimizationPrompt({ solution, evaluation, remarks }: Round, context: PromptContext): string {
  const found = evaluation?.artifacts ?? {};
  return fillTemplate(
    context.optimizationTemplate ?? LIVECODEBENCH_OPTIMIZATION,
    {
      current_solution: solution.trim() === "" ? NO_PROGRAM : fenced(solution, "python"),
      passed: found.passed === true ? "passes" : "does not pass",
      passed_count: String(found.passed_count ?? 0),
      total_count: String(found.total_count ?? 0),
      failure_details: listed(HEADINGS.failures, evaluation?.feedback ?? []) + listed(REMARKS_HEADING, remarks),
      metric: String(evaluation?.metric ?? 0),
    },
    "prompts.optimization_template",
  );
}

function json(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: "custom", message: "is a text that is not JSON" });
    return z.NEVER;
  }
}

function unpacked(text: string, context: z.RefinementCtx): unknown {
  if (/^\s*[[{]/.test(text)) return json(text, context);
  try {
    return json(readPickledText(inflateSync(Buffer.from(text, "base64"))), context);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    context.addIssue({ code: "custom", message: `is neither JSON nor packed cases (${why})` });
    return z.NEVER;
  }
}

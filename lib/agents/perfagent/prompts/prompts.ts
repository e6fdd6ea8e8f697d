/**
 * Every word that PerfAgent tells a model, but for what an instance says, what a tool or an evaluation answers, and what
 * is wrong with an answer's blocks (../grammar). Templates are filled by `fillTemplate`; a configuration can give others
 * in their place.
 */

/** Changes with every change of a word below, so that runs can be told apart by what they were asked. */
export const PROMPTS_VERSION = 1;

const GOAL = `You improve a program step by step. Each answer of yours is run and measured, and the result comes with the next
request. Correctness comes first: a program that fails a single check is worth nothing, however fast it is.`;

/** How an answer in diff mode is written; the same for every task. */
const DIFF_FORMAT = `# How to answer
First say in a few sentences what costs most and what you change. Then give the change as one or more blocks:

<<<<<<< SEARCH
lines exactly as they stand in the current program
=======
the lines to put in their place
>>>>>>> REPLACE

- Each marker is a line of its own that begins at the left margin.
- The SEARCH part must be in the program line by line, indentation included; of several places the first is changed.
- Blocks apply in order, each to what those before it made. If one cannot be applied, none is.
- An empty REPLACE part deletes the lines. To insert, seek the line before and put it again with the new lines.
- Leave alone what need not change.`;

const DIRECT_FORMAT = `# How to answer
First say in a few sentences what costs most and what you change. Then write the whole new program in one fenced block: the
last fenced block of your answer is taken, as it is.`;

const CONTEXT = `{additional_requirements}{local_memory}{global_memory}`;

export const EFFIBENCH_SYSTEM = {
  diff: effibenchSystem(DIFF_FORMAT),
  direct: effibenchSystem(DIRECT_FORMAT),
};

function effibenchSystem(format: string): string {
  return `${GOAL}

The language is {language}. Make small: {optimization_target}.

# The problem
{task_description}

# What can be imported
{allowed_imports_scope}

${format}
${CONTEXT}`;
}

/** What the target is, in words. */
export const TARGET_WORDS = {
  runtime: "the run time, in seconds summed over all test cases",
  memory: "the peak memory, in megabytes of the largest test case",
  integral: "memory over time, in megabytes times seconds summed over all test cases",
} as const;

export const EFFIBENCH_OPTIMIZATION = `# Current program
{current_program}

# What it measures
{current_metrics}
{current_artifacts_section}
Answer with the next improvement.`;

export const LIVECODEBENCH_SYSTEM = `You write a Python program that solves a problem. Each answer of yours is run on test cases, and the result comes with the
next request.

# The problem
{question_content}
{starter_code}
# How to answer
Think first, then write the whole program in one block between \`\`\`python and \`\`\`. A program without starter code reads
standard input and prints its answer; one with starter code keeps its class and function names.
${CONTEXT}`;

export const LIVECODEBENCH_OPTIMIZATION = `# Your program so far
{current_solution}

# Its result
It {passed}: {passed_count} of {total_count} test cases pass.
{failure_details}
Answer with the whole corrected program.`;

export const AIME_SYSTEM = `You solve a problem of the American Invitational Mathematics Examination. Its answer is a whole number from 0 to 999.

# The problem
{problem_statement}

# How to answer
Reason step by step, then write the answer once as \\boxed{{N}}.
${CONTEXT}`;

export const AIME_OPTIMIZATION = `# Your last answer
{current_solution}

It is {correct} (read as {pred}).
Solve the problem anew and look for the mistake.`;

/** Before the first answer there is nothing to correct. */
export const AIME_FIRST = "Solve the problem.";

export const WICK_SYSTEM = {
  diff: wickSystem(DIFF_FORMAT),
  direct: wickSystem(`# How to answer
First say in a few sentences what costs most and what you change. Then write the whole listing anew in one fenced block, with the
line before every file as it stands there: the last fenced block of your answer is taken, as it is.`),
};

function wickSystem(format: string): string {
  return `${GOAL}

The program is a repository of {language}, shown as one listing: before each file stands a line with its path. That line may stand
in a SEARCH part to say which file is meant, and must stay as it is. Make small: {optimization_target}.

# The task
{task_description}

${format}
${CONTEXT}`;
}

export const WICK_TARGET = "the time of the task's workload, in milliseconds";

/** Evidence stands after the metrics, where the condition shows any. */
export const WICK_OPTIMIZATION = EFFIBENCH_OPTIMIZATION;

/** Headings of what a profile showed: of the program as it is shown, or of the one at the start. */
export const WICK_PROFILE = {
  current: "A profile of the workload on this program",
  initial: "A profile of the workload on the program as it was at the start",
};

/** Before what was wrong with the last answer. */
export const REMARKS_HEADING = "Of your last answer:";

/** Of a program that was not evaluated. */
export const NOT_MEASURED = "It has not been measured.";
export const NO_PROGRAM = "There is no program yet.";

/** Headings of what may stand in any prompt. */
export const HEADINGS = {
  additionalRequirements: "Additional requirements",
  localMemory: "What was learned on this problem",
  globalMemory: "What was learned on other problems",
  starterCode: "Starter code",
  filesLeft: "Files that are there and not shown",
  failures: "What fails:",
};

/** Before what a tool says of a candidate of a repository task. */
export const WICK_FAILURES = { test: "The tests fail:", workload: "The workload fails:" };

/** Of a listing that no longer holds its files. */
export const WICK_BROKEN_LISTING = "Of the changed listing, {why}.";

/** Why a candidate is the best so far, or is not. */
export const VERDICTS = {
  first: "there is nothing to compare with",
  wrong: "it is not correct",
  passesMore: "it is not correct, and passes more than the best so far",
  passesNoMore: "it is not correct, and passes no more than the best so far",
  firstCorrect: "it is the first that is correct",
  notBetter: "its metric is not better than the best so far",
  better: "its metric is better",
  noNoise: "its metric is better, and its runs do not vary",
  alike: "its runs cannot be told apart from those of the best so far",
  beyondNoise: "its metric is better beyond noise (one-sided p = {p})",
  withinNoise: "its metric is better, but not beyond noise (one-sided p = {p})",
};

/** What is said of a candidate that is not kept. */
export const REJECTED = {
  why: "Your last program{value} was not kept as the best, because {why}.",
  found: "What was found of it:",
};

/** Of an answer that the model did not finish. */
export const CUT_OFF =
  "The answer reached the longest it may have and was cut off, so nothing was taken from it. Be shorter.";
export const EMPTY = "The answer was empty.";

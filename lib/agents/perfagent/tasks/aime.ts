import { z } from "zod";
import { type Extraction, unusable, used } from "../grammar/extraction";
import { fillTemplate } from "../prompts/fill-template";
import { AIME_FIRST, AIME_OPTIMIZATION, AIME_SYSTEM, REMARKS_HEADING } from "../prompts/prompts";
import { contextValues, listed } from "../prompts/sections";
import { instanceOf, optionsOf } from "./check-fields";
import { BadInstance, type Evaluation, type PromptContext, type Round, type Task, type TaskRunner } from "./task";

/** Published copies of the problems name their fields differently; the first of these that is there counts. */
const PROBLEM = ["problem", "Problem", "question", "question_content", "prompt", "statement"] as const;
const ANSWER = ["answer", "Answer", "final_answer", "ground_truth", "solution", "target"] as const;

const Options = z.strictObject({
  /** Only an answer in a box counts, not one behind the word. */
  strict_box_verify: z.boolean().default(false),
});

/** Answers a problem of the American Invitational Mathematics Examination: 1 when right, else 0. */
export const aime: TaskRunner = {
  id: "aime",
  title: "AIME",
  loadMetadata: (value, name) => ({ instanceId: name, problemDescription: read(value, name).problem }),
  load: async (value, name, given) => open(read(value, name), name, optionsOf(Options, given).strict_box_verify),
};

interface Problem {
  problem: string;
  answer: string;
}

function read(value: unknown, name: string): Problem {
  const fields = instanceOf(z.record(z.string(), z.unknown()), value, name);
  return { problem: fieldOf(fields, PROBLEM, name), answer: fieldOf(fields, ANSWER, name) };
}

function fieldOf(fields: Record<string, unknown>, names: readonly string[], instance: string): string {
  const found = names.map((name) => fields[name]).find((value) => value !== undefined && value !== null);
  if (typeof found === "string" && found.trim() !== "") return found;
  if (typeof found === "number") return String(found);
  throw new BadInstance(
    `of the instance ${instance}, ${names[0]} is missing; expected a text (also read: ${names.slice(1).join(", ")})`,
  );
}

const open = ({ problem, answer }: Problem, name: string, strict: boolean): Task => ({
  metadata: { instanceId: name, problemDescription: problem },
  metric: { name: "right", unit: "", higherIsBetter: true, best: 1 },
  language: null,
  initialSolution: "",
  evaluate: async (solution) => evaluate(solution, answer),
  systemPrompt: (context) =>
    fillTemplate(
      context.systemTemplate ?? AIME_SYSTEM,
      { problem_statement: problem.trim(), ...contextValues(context) },
      "prompts.system_template",
    ).trimEnd(),
  optimizationPrompt,
  extractSolution: (response, current) => extractAnswer(response, current, strict),
});

function evaluate(solution: string, answer: string): Evaluation {
  const right = solution !== "" && normalAnswer(solution) === normalAnswer(answer);
  return {
    metric: right ? 1 : 0,
    passRate: right ? 1 : 0,
    samples: [],
    feedback: [right ? "The answer is right." : "The answer is not right."],
    artifacts: { pred: solution, correct: right },
  };
}

/** The last box of a response; else, unless only boxes count, what stands behind the last word "Answer". */
export function extractAnswer(response: string, current: string, strict: boolean): Extraction {
  const boxed = lastBox(response);
  if (boxed !== null) return used(current, boxed.trim());
  const named = [...response.matchAll(/^\W*(?:final\s+)?answer\b[\s*]*(?:is|:|=)[\s*]*(.+)$/gim)].at(-1)?.[1];
  if (named !== undefined && !strict) return used(current, named.replace(/[*\s.]+$/, ""));
  return unusable(current, `No answer was found${strict ? " in a box" : ""}: write it once as \\boxed{N}.`);
}

/** What stands in the last \boxed{…} that is closed. */
function lastBox(text: string): string | null {
  for (let at = text.lastIndexOf("\\boxed{"); at >= 0; at = at === 0 ? -1 : text.lastIndexOf("\\boxed{", at - 1)) {
    let depth = 0;
    for (let end = at + "\\boxed".length; end < text.length; end++) {
      if (text[end] === "{") depth++;
      else if (text[end] === "}" && --depth === 0) return text.slice(at + "\\boxed{".length, end);
    }
  }
  return null;
}

/**
 * One way of writing an answer: without dollars, words around it, commas between digits, and zeros before a whole
 * number.
 */
export function normalAnswer(text: string): string {
  const bare = text
    .replace(/\\(?:text|mathrm|mathbf|textbf)\{([^{}]*)\}/g, "$1")
    .replace(/\\[,!;: ]|\\left|\\right|\$|\s/g, "")
    .replace(/^\w=|\.$/g, "")
    .replace(/(\d),(?=\d{3}\b)/g, "$1");
  return /^[+-]?\d+$/.test(bare) ? String(BigInt(bare.replace(/^\+/, ""))) : bare;
}

function optimizationPrompt({ solution, evaluation, remarks }: Round, context: PromptContext): string {
  const told = listed(REMARKS_HEADING, remarks);
  if (solution === "" && context.optimizationTemplate === null) return AIME_FIRST + told;
  const values = {
    current_solution: solution,
    metric: String(evaluation?.metric ?? 0),
    correct: evaluation?.metric === 1 ? "right" : "not right",
    pred: solution === "" ? "nothing" : normalAnswer(solution),
  };
  return (
    fillTemplate(context.optimizationTemplate ?? AIME_OPTIMIZATION, values, "prompts.optimization_template") + told
  );
}

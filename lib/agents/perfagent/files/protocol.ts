import { z } from "zod";
import { sayProblems } from "@/lib/protocol/problem";
import { check } from "@/lib/protocol/say-issue";
import { parseLooseJson, strictJson } from "./loose-json";

/** A request or result is not one; the message names the field and what was expected. */
export class BadMessage extends Error {
  override readonly name = "BadMessage";
}

/** What a caller asks PerfAgent for: one instance, improved under one configuration. */
export const AgentRequest = z.strictObject({
  task_data_path: z.string().min(1),
  /** As a configuration file has it. */
  config: z.record(z.string(), z.unknown()).default({}),
  additional_requirements: z.string().nullish(),
  local_memory: z.string().nullish(),
  global_memory: z.string().nullish(),
  /** Instead of the configuration's folders for trajectories and logs. */
  output_dir: z.string().min(1).nullish(),
  /** To begin from, instead of what the task begins with. */
  initial_solution: z.string().nullish(),
});
export type AgentRequest = z.infer<typeof AgentRequest>;

/** A number, also where a writer had no way to say that it is none. Missing and unreadable ones are not numbers. */
const LooseNumber = z.unknown().transform((value) => {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return Number.NaN;
  const word = value.trim().toLowerCase();
  const infinite = /^([+-]?)inf(?:inity)?$/.exec(word);
  if (infinite) return infinite[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return word === "" ? Number.NaN : Number(word);
});

/** What PerfAgent answers. `metric` is in the task's own direction, and infinite where nothing was correct. */
export const AgentResult = z.object({
  instance_id: z.string(),
  success: z.boolean(),
  solution: z.string(),
  metric: LooseNumber,
  artifacts: z.record(z.string(), z.unknown()).default({}),
  total_iterations: z.int().min(0).default(0),
  trajectory_file: z.string().nullish(),
  error: z.string().nullish(),
});
export type AgentResult = z.infer<typeof AgentResult>;

/** @throws BadMessage */
export const readRequest = (text: string): AgentRequest => read(AgentRequest, text, "request");

/** @throws BadMessage; what results of other writers have too much is let be, the problem's own text among it */
export function readResult(text: string): AgentResult {
  const result = read(AgentResult, text, "result");
  const { problem_description: _, ...artifacts } = result.artifacts;
  return { ...result, artifacts };
}

/** Strict JSON, which any parser takes. */
export const writeResult = (result: AgentResult): string => strictJson(result);

function read<T>(schema: z.ZodType<T>, text: string, what: string): T {
  const checked = check(schema, parsed(text, what));
  if (checked.ok) return checked.value;
  throw new BadMessage(`of the ${what}, ${sayProblems(checked.problems, "the whole")}`);
}

function parsed(text: string, what: string): unknown {
  try {
    return parseLooseJson(text);
  } catch {
    throw new BadMessage(`the ${what} is not JSON`);
  }
}

import { z } from "zod";
import { sayProblems } from "@/lib/protocol/problem";
import { check } from "@/lib/protocol/say-issue";
import { parseLooseJson, strictJson } from "./loose-json";

/**
 * A trajectory file (`.traj`): `metadata`, `steps` and `history` as PerfAgent's README describes them, and
 * `info.submission`, by which the readers of SWE-agent's files find the solution. Files that PerfAgent itself has
 * published differ from its README: all of `metadata` stands in `info`, the ids of steps are `step_N`, and a step's
 * parts stand side by side instead of in `input_data` and `output_data`. Both are read; the README's is written. Numbers
 * that are not finite are texts.
 */

export const TRAJECTORY_SCHEMA = "wick-perfagent-1";

const optionalText = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
const Extra = z.record(z.string(), z.unknown());

const Metadata = z.object({
  schema: z.string().default("unknown"),
  instance_id: z.string(),
  start_time: z.string(),
  end_time: optionalText,
  total_iterations: z.int().min(0),
  success: z.boolean(),
  language: optionalText,
  optimization_target: optionalText,
  error_message: optionalText,
  final_best_code: optionalText,
  final_performance: Extra.nullish().transform((value) => value ?? null),
  /** What made it: model, sampling, versions, host, the configuration's hash. */
  provenance: Extra.default({}),
});

const Step = z.object({
  step_id: z.int().min(0),
  timestamp: z.string(),
  action: z.string(),
  input_data: z.object({ query: z.string() }),
  output_data: z.object({
    response: z.string(),
    thought: z.string(),
    code_snapshot: z.string(),
    code_changed: z.boolean().nullable(),
    diff: z.string().nullable(),
  }),
  performance_metrics: Extra.nullable(),
  error: z.string().nullable(),
  /** Seconds. */
  execution_time: z.number().min(0),
  /** Tokens that the step's call of the model was billed for. */
  usage: Extra.nullish().transform((value) => value ?? null),
});

const HistoryItem = z.object({
  role: z.enum(["system", "user", "assistant"]),
  content: z.string(),
  message_type: z.string(),
});

export const Trajectory = z.object({ metadata: Metadata, steps: z.array(Step), history: z.array(HistoryItem) });
export type Trajectory = z.infer<typeof Trajectory>;
export type TrajectoryStep = Trajectory["steps"][number];

/** A step as published files have it. */
const PublishedStep = z
  .object({
    step_id: z.string().regex(/^step_\d+$/),
    ...{ timestamp: z.string(), action: z.string() },
    ...{ query: z.string(), response: z.string(), thought: z.string().nullish(), code_snapshot: z.string() },
    ...{ code_changed: z.boolean().nullish(), diff: z.string().nullish(), error: z.string().nullish() },
    performance_metrics: Extra.nullish(),
    execution_time: z.number().min(0).nullish(),
  })
  .transform(
    (step): TrajectoryStep => ({
      ...{ step_id: Number(step.step_id.slice("step_".length)), timestamp: step.timestamp, action: step.action },
      input_data: { query: step.query },
      output_data: {
        ...{ response: step.response, thought: step.thought ?? "", code_snapshot: step.code_snapshot },
        ...{ code_changed: step.code_changed ?? null, diff: step.diff ?? null },
      },
      ...{ performance_metrics: step.performance_metrics ?? null, error: step.error ?? null, usage: null },
      execution_time: step.execution_time ?? 0,
    }),
  );

const Published = z
  .object({
    info: Metadata.omit({ schema: true }),
    steps: z.array(PublishedStep),
    history: z.array(HistoryItem).default([]),
  })
  .transform(
    ({ info, steps, history }): Trajectory => ({ metadata: { ...info, schema: "published" }, steps, history }),
  );

/** A file is no trajectory; the message names the field and what was expected. */
export class BadTrajectory extends Error {
  override readonly name = "BadTrajectory";
}

/** Reads a trajectory as this or PerfAgent itself wrote it. @throws BadTrajectory */
export function readTrajectory(text: string): Trajectory {
  const value = parsed(text);
  const isOwn = typeof value === "object" && value !== null && "metadata" in value;
  const checked = check<Trajectory>(isOwn ? Trajectory : Published, value);
  if (checked.ok) return checked.value;
  throw new BadTrajectory(`of the trajectory, ${sayProblems(checked.problems, "the whole")}`);
}

export function writeTrajectory(trajectory: Trajectory): string {
  const { final_best_code, final_performance } = trajectory.metadata;
  const submission = final_best_code ?? trajectory.steps.at(-1)?.output_data.code_snapshot ?? "";
  return strictJson({ ...trajectory, info: { submission, final_performance } });
}

function parsed(text: string): unknown {
  try {
    return parseLooseJson(text);
  } catch {
    throw new BadTrajectory("the trajectory is not JSON");
  }
}

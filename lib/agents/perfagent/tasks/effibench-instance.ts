import { z } from "zod";
import { TARGETS } from "../statistics/benchmark";

const TestCase = z.object({ input: z.string(), output: z.string() });
const perLanguage = z.record(z.string(), z.string());

/** A text of JSON, or what stands in one; downloads have either. */
const jsonOr = <T>(schema: z.ZodType<T>) =>
  z.union([
    z
      .string()
      .transform((text, context) => parsed(text, context))
      .pipe(schema),
    schema,
  ]);

function parsed(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: "custom", message: "is a text that is not JSON" });
    return z.NEVER;
  }
}

/** An item of EffiBench-X (arXiv 2505.13004) as its data set has it; fields that nothing here reads are let be. */
export const Instance = z.object({
  title: z.string(),
  description_md: z.string(),
  type: z.enum(["io", "functional"]),
  starter_code: perLanguage.nullish(),
  evaluator: z.string().nullish(),
  generated_tests: jsonOr(z.array(TestCase).min(1)),
  test_runners: jsonOr(perLanguage).nullish(),
});
export type Instance = z.infer<typeof Instance>;

const LANGUAGES_ELSEWHERE = ["cpp", "java", "javascript", "golang", "ruby"];

export const Options = z.strictObject({
  target: z.enum(TARGETS).default("runtime"),
  code_generation_mode: z.enum(["diff", "direct"]).default("diff"),
  include_other_metrics_in_summary: z.boolean().default(true),
  language: z
    .string()
    .default("python3")
    .refine((language) => language === "python3", {
      error: ({ input }) =>
        LANGUAGES_ELSEWHERE.includes(String(input))
          ? `is ${input}, a language of EffiBench-X that Wick cannot run yet; expected python3`
          : `is ${JSON.stringify(input)}; expected python3`,
    }),
  /** Of one case. */
  time_limit: z.number().positive().max(3600).default(20),
  memory_limit: z.number().min(16).max(65_536).default(1024),
  num_runs: z.int().min(1).max(1000).default(10),
  trim_ratio: z.number().min(0).lt(0.5).default(0.1),
  iqr_k: z.number().min(0).default(1),
  confidence: z.number().gt(0).lt(1).default(0.95),
  // The original's that decide nothing: it never read the first two, and here runs never stand beside each other.
  enable_memory_checks: z.boolean().optional(),
  enable_runtime_checks: z.boolean().optional(),
  max_workers: z.int().min(1).optional(),
});
export type Options = z.infer<typeof Options>;

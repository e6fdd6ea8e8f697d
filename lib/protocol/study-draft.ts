import type { z } from "zod";
import { StudyDesign } from "./study";

/** One thing wrong with a design, where it is, as a person would fix it. `path` is dotted: `conditions.0.id`. */
export interface Problem {
  path: string;
  message: string;
}

/** The shape is not a study's: nothing of it can be kept, not even as a draft. */
export class NotADesign extends Error {
  override readonly name = "NotADesign";
  constructor(readonly problems: Problem[]) {
    super(problems.map(({ path, message }) => `${path || "the design"}: ${message}`).join("; "));
  }
}

/** Faults of degree, which a draft may have while somebody works on it; all others are faults of shape. */
const DEGREE = new Set<z.core.$ZodIssue["code"]>([
  "too_small",
  "too_big",
  "custom",
  "invalid_format",
  "not_multiple_of",
]);

/**
 * A design still being worked on: it has the shape of a study, and its values may not be right yet.
 *
 * @throws NotADesign when it has not even the shape
 */
export function readDraft(value: unknown): { design: StudyDesign; problems: Problem[] } {
  const parsed = StudyDesign.safeParse(value);
  if (parsed.success) return { design: parsed.data, problems: [] };
  const { issues } = parsed.error;
  const problems = issues.map(toProblem);
  if (issues.some((issue) => !DEGREE.has(issue.code))) throw new NotADesign(problems);
  // Every field was there with its right type, or there would be an issue of another code.
  return { design: value as StudyDesign, problems };
}

export const toProblem = (issue: z.core.$ZodIssue): Problem => ({ path: issue.path.join("."), message: issue.message });

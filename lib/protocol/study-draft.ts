import type { z } from "zod";
import { type Problem, sayProblems } from "./problem";
import { check } from "./say-issue";
import { StudyDesign } from "./study";

/** The shape is not a study's: nothing of it can be kept, not even as a draft. */
export class NotADesign extends Error {
  override readonly name = "NotADesign";
  constructor(readonly problems: Problem[]) {
    super(sayProblems(problems, "the design"));
  }
}

/** Faults of degree, which a draft may have while somebody works on it; all others are faults of shape. */
const DEGREE: ReadonlySet<z.core.$ZodIssue["code"]> = new Set([
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
  const checked = check(StudyDesign, value);
  if (checked.ok) return { design: checked.value, problems: [] };
  if ([...checked.codes].some((code) => !DEGREE.has(code))) throw new NotADesign(checked.problems);
  // Every field was there with its right type, or there would be an issue of another code.
  return { design: value as StudyDesign, problems: checked.problems };
}

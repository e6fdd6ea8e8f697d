import type { FailureMode } from "@/lib/analysis/failure-modes";
import type { Verdict } from "@/lib/protocol/outcome";

/** The verdicts in words, the same ones on every page. */
export const VERDICT_NAMES: Record<Verdict, string> = {
  correct: "correct",
  "tests-failed": "tests failed",
  "output-differs": "output differs",
  "patch-does-not-apply": "patch does not apply",
  crashed: "crashed",
  tampering: "tampering",
};

/** A failure mode in words. */
export const sayMode = (mode: FailureMode): string => mode.replaceAll("-", " ");

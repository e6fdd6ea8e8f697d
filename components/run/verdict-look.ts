import type { Verdict } from "@/lib/protocol/outcome";

const LOOK: Record<Verdict, { name: string; sign: string; className: string }> = {
  correct: { name: "correct", sign: "●", className: "text-good" },
  "tests-failed": { name: "tests failed", sign: "✕", className: "text-bad" },
  "output-differs": { name: "output differs", sign: "≠", className: "text-bad" },
  "patch-does-not-apply": { name: "patch does not apply", sign: "⊘", className: "text-bad" },
  crashed: { name: "crashed", sign: "↯", className: "text-bad" },
  tampering: { name: "tampering", sign: "!", className: "text-bad" },
};

/** A verdict in words, with a sign besides its colour. */
export const verdictLook = (verdict: Verdict) => LOOK[verdict];

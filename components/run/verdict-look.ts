import { VERDICT_NAMES } from "@/components/study/say-outcome";
import type { Verdict } from "@/lib/protocol/outcome";

const SIGN: Record<Verdict, string> = {
  correct: "●",
  "tests-failed": "✕",
  "output-differs": "≠",
  "patch-does-not-apply": "⊘",
  crashed: "↯",
  tampering: "!",
};

/** A verdict in words, with a sign besides its colour. */
export const verdictLook = (verdict: Verdict): { name: string; sign: string; className: string } => ({
  name: VERDICT_NAMES[verdict],
  sign: SIGN[verdict],
  className: verdict === "correct" ? "text-good" : "text-bad",
});

import type { Call, Performed } from "./meter";

/** The answer to an attempt to profile past the budget; the attempt is counted per condition by its notice. */
export function block({ record, step }: Call, what: string): Performed {
  record({ kind: "notice", step, data: { code: "profiling-blocked", text: `Blocked: ${what}.` } });
  return {
    ok: false,
    text: `Blocked: ${what}. Profiles are part of this study's budget and can only be taken with the tool for it, where there is one.`,
  };
}

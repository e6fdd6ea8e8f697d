import { countOf } from "./count-of";
import type { StudyState } from "./study";

/**
 * What stands wherever results of a study that is not complete are shown or written down: how many of the planned runs they
 * rest on, and that nothing was corrected for looking early. Null for a complete study.
 */
export function interimOf(state: StudyState, scored: number, planned: number): string | null {
  if (state === "complete") return null;
  const of = `${scored.toLocaleString("en-US")} of ${countOf(planned, "run")}`;
  return `interim${state === "cancelled" ? " (cancelled)" : ""}: ${of} scored, not corrected for looking`;
}

import type { StudyState } from "@/lib/protocol/study";

const SIGN: Record<StudyState, { sign: string; className: string }> = {
  draft: { sign: "✎", className: "text-soft" },
  frozen: { sign: "◆", className: "text-soft" },
  running: { sign: "◐", className: "text-flame" },
  paused: { sign: "‖", className: "text-soft" },
  complete: { sign: "●", className: "text-good" },
  cancelled: { sign: "–", className: "text-soft" },
};

/** A study's state as shape and word. */
export function StateMark({ state }: { state: StudyState }) {
  const { sign, className } = SIGN[state];
  return (
    <span className={`inline-flex items-baseline gap-1 whitespace-nowrap ${className}`}>
      <span aria-hidden="true" className="inline-block w-3.5 text-center">
        {sign}
      </span>
      {state}
    </span>
  );
}

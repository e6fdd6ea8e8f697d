import type { ReactNode } from "react";

const LOOK = { plain: "border-hairline", warn: "border-flame", bad: "border-bad" };

/** A remark that stands beside what it is about. `bad` ones are announced. */
export function Notice({ look = "plain", children }: { look?: keyof typeof LOOK; children: ReactNode }) {
  return (
    <div role={look === "bad" ? "alert" : undefined} className={`border-l-2 pl-3 py-0.5 text-table ${LOOK[look]}`}>
      {children}
    </div>
  );
}

/** Results of known-answer agents say how the instrument behaves, not how an agent does. */
export function SimulatedMark() {
  return (
    <span
      title="A known-answer agent takes part: these results check the instrument, they are not about any model"
      className="rounded-sm border border-dashed border-strong-line px-1.5 text-[11px] leading-[18px] text-soft whitespace-nowrap"
    >
      simulated
    </span>
  );
}

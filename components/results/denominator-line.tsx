import Link from "next/link";
import type { Denominator } from "@/lib/analysis/condition-summary";
import { countOf } from "@/lib/protocol/count-of";
import { keepTogether } from "./say-numbers";

/** How many runs stand behind the page, and why some do not. */
export function DenominatorLine({
  denominator,
  studyId,
  interim,
}: {
  denominator: Denominator;
  studyId: string;
  interim: string | null;
}) {
  const { planned, scored, open, excluded } = denominator;
  const reasons = Object.entries(excluded).sort(([, a], [, b]) => b - a);
  const gone = reasons.reduce((sum, [, runs]) => sum + runs, 0);
  return (
    <div className="text-table text-soft tabular pb-4">
      {interim === null ? null : <p className="font-medium text-flame">{keepTogether(interim)}</p>}
      <Link href={`/studies/${studyId}/runs`} className="underline underline-offset-2">
        {keepTogether(`${scored.toLocaleString("en-US")} of ${countOf(planned, "run")}`)}
      </Link>{" "}
      scored{open > 0 ? `, ${open.toLocaleString("en-US")} not finished` : ""}, {gone.toLocaleString("en-US")} excluded
      {reasons.length > 0 ? (
        <ul className="list-disc pl-5">
          {reasons.slice(0, 6).map(([reason, runs]) => (
            <li key={reason}>
              {runs} × {reason}
            </li>
          ))}
          {reasons.length > 6 ? <li>and {countOf(reasons.length - 6, "further reason")}</li> : null}
        </ul>
      ) : null}
    </div>
  );
}

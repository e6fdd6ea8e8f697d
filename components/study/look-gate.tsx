"use client";
import Link from "next/link";
import type { ActionAnswer } from "@/components/ui/action-answer";
import { ActionButton } from "@/components/ui/action-button";
import { countOf } from "@/lib/protocol/count-of";
import { mayBeSeen } from "@/lib/protocol/may-be-seen";
import { SEEN_MEANWHILE } from "./say-hidden";
import { type StudyStanding, totalRuns } from "./study-pulse";

/** Effects are hidden until a study is complete; whoever looks earlier is on record (watching them arrive is peeking). */
export function LookGate({
  id,
  standing,
  look,
}: {
  id: string;
  standing: StudyStanding;
  look: () => Promise<ActionAnswer>;
}) {
  if (mayBeSeen(standing))
    return (
      <p className="pb-4 text-table">
        <Link href={`/studies/${id}/results`} className="underline underline-offset-2">
          Open results
        </Link>
        {standing.state !== "complete" ? (
          <span className="text-soft">
            {` A look at ${standing.counts.done} of ${countOf(totalRuns(standing.counts), "run")} is on record; results close again when another run is done.`}
          </span>
        ) : null}
      </p>
    );
  if (standing.state === "frozen" || standing.state === "draft") return null;
  return (
    <div className="flex flex-wrap items-start gap-x-5 gap-y-2 pb-4 text-table text-soft">
      <p className="max-w-[76ch]">
        <span className="text-ink">{whyHidden(standing)}</span> {SEEN_MEANWHILE}
      </p>
      <ActionButton
        action={look}
        confirm={{
          question: "Look at the results now?",
          consequence:
            "Stopping or changing a study after seeing its effects biases them. The look is recorded with the number of runs done, and shown on the rigor page and in every export.",
          verb: "Look and record it",
        }}
      >
        {standing.doneAtLook === null ? "Look now (recorded)" : "Look again (recorded)"}
      </ActionButton>
    </div>
  );
}

function whyHidden({ state, counts, doneAtLook }: StudyStanding): string {
  if (doneAtLook !== null)
    return `Results were looked at with ${doneAtLook} of ${countOf(totalRuns(counts), "run")} done; ${counts.done} are done now, and seeing them is another look.`;
  return state === "cancelled"
    ? "This study was cancelled before it was complete: its effects stay hidden."
    : "Effects stay hidden until the study is complete.";
}

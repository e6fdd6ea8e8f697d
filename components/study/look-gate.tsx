"use client";
import Link from "next/link";
import type { ActionAnswer } from "@/components/ui/action-answer";
import { ActionButton } from "@/components/ui/action-button";
import { SEEN_MEANWHILE } from "./say-hidden";
import type { StudyStanding } from "./study-pulse";

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
  if (standing.state === "complete" || standing.looked)
    return (
      <p className="pb-4 text-table">
        <Link href={`/studies/${id}/results`} className="underline underline-offset-2">
          Open results
        </Link>
        {standing.state !== "complete" ? (
          <span className="text-soft"> Somebody looked before the study was complete, which is on record.</span>
        ) : null}
      </p>
    );
  if (standing.state === "frozen" || standing.state === "draft") return null;
  return (
    <div className="flex flex-wrap items-start gap-x-5 gap-y-2 pb-4 text-table text-soft">
      <p className="max-w-[76ch]">
        <span className="text-ink">
          {standing.state === "cancelled"
            ? "This study was cancelled before it was complete: its effects stay hidden."
            : "Effects stay hidden until the study is complete."}
        </span>{" "}
        {SEEN_MEANWHILE}
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
        Look now (recorded)
      </ActionButton>
    </div>
  );
}

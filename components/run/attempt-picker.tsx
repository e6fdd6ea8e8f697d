import Link from "next/link";
import { LocalTime } from "@/components/ui/local-time";
import type { Attempt } from "@/lib/protocol/attempt";

const SAY: Record<Attempt["state"], string> = {
  running: "under way",
  done: "done",
  fault: "fault",
  lost: "its worker vanished",
  released: "its worker was stopped",
  cancelled: "cancelled",
};

/** The attempts at a run, when there were several; earlier ones stay readable. */
export function AttemptPicker({
  runId,
  attempts,
  shown,
}: {
  runId: string;
  attempts: readonly Attempt[];
  shown: Attempt;
}) {
  if (attempts.length < 2 && !shown.fault) return null;
  return (
    <nav aria-label="Attempts" className="flex flex-wrap items-baseline gap-x-2 gap-y-1 pb-4 text-table">
      <span className="text-soft">Attempts</span>
      {attempts.map((attempt) => (
        <Link
          key={attempt.id}
          href={`/runs/${runId}?attempt=${attempt.number}`}
          aria-current={attempt.id === shown.id ? "true" : undefined}
          className="rounded border border-hairline px-2 py-0.5 text-soft aria-[current]:border-ink aria-[current]:text-ink"
        >
          {attempt.number} · {SAY[attempt.state]}
        </Link>
      ))}
      {shown.fault ? (
        <span className="text-bad">
          {shown.fault.place}: {shown.fault.message}
        </span>
      ) : null}
      <span className="text-soft ml-auto">
        started <LocalTime at={shown.startedAt} seconds />
      </span>
    </nav>
  );
}

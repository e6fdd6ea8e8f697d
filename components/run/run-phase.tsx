"use client";
import { elapsed } from "@/components/ui/format";
import { useNow } from "@/components/ui/local-time";
import type { Trajectory } from "@/lib/protocol/trajectory";
import { phaseInWords } from "./phase-words";
import type { RunPulse } from "./run-pulse";

/** What happens in an attempt that is under way, and for how long it has been; nothing once it is over. */
export function RunPhase({ pulse, trajectory }: { pulse: RunPulse; trajectory: Trajectory }) {
  const now = useNow();
  const words = phaseInWords(pulse, trajectory);
  if (words === null || !pulse.attempt) return null;
  return (
    <p className="text-table text-soft pb-4 max-w-[80ch]">
      <span className="text-ink font-medium">{words.name}</span>
      {now === null ? null : (
        <span className="tabular">
          {`, ${elapsed((now - Date.parse(pulse.attempt.startedAt)) / 1000)} since the attempt began`}
        </span>
      )}
      {`. ${words.means}`}
    </p>
  );
}

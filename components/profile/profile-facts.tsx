import { CopyButton } from "@/components/ui/copy-button";
import { LocalTime } from "@/components/ui/local-time";
import type { ProfileMeta } from "@/lib/profile/profile";
import type { Perturbation } from "@/lib/protocol/perturbation";
import { timeText } from "./frame-text";
import { perturbationText } from "./perturbation-text";

/** How a profile was taken, and what that leaves uncertain. */
export function ProfileFacts({
  meta,
  busy,
  captureHash,
  createdAt,
  perturbation,
}: {
  meta: ProfileMeta;
  busy: number;
  captureHash: string;
  createdAt: string;
  /** Null where it was not measured. */
  perturbation: Perturbation | null;
}) {
  const facts: [string, React.ReactNode][] = [
    ["Kind", `${meta.kind}, by ${meta.profiler}${meta.runtime ? ` on ${meta.runtime}` : ""}`],
    ["Command", <code key="c">{meta.command}</code>],
    [
      "Samples",
      `${meta.samples.toLocaleString("en-US")}, one per ${(meta.realIntervalMicroseconds / 1000).toFixed(2)} ms${asked(meta)}`,
    ],
    ["Time", timeLine(meta, busy)],
    [
      "Perturbation",
      perturbation === null
        ? "not measured for this profile"
        : `profiled over unprofiled time of the same workload: ${perturbationText(perturbation)}`,
    ],
    [
      "Ended",
      meta.ended === "time-box" ? "stopped by the time box" : meta.ended === "exit" ? "the program ended" : "unknown",
    ],
    ["Left out", leftOut(meta)],
    ["Captured", <LocalTime key="t" at={createdAt} />],
    [
      "Capture",
      <span key="h" className="inline-flex items-baseline gap-1">
        <code title={captureHash}>{captureHash.slice(0, 12)}</code>
        <CopyButton text={captureHash} what="capture hash" />
      </span>,
    ],
  ];
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-table tabular max-w-[52rem]">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-soft">{name}</dt>
          <dd className="break-words min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const asked = ({ intervalMicroseconds }: ProfileMeta) =>
  intervalMicroseconds === null ? "" : ` (asked ${(intervalMicroseconds / 1000).toFixed(2)} ms)`;

function timeLine({ totalMicroseconds, cpuMicroseconds }: ProfileMeta, busy: number): string {
  const cpu = cpuMicroseconds === null ? "" : `, ${timeText(cpuMicroseconds)} of process CPU time`;
  return `${timeText(totalMicroseconds)} sampled, ${timeText(busy)} of it busy${cpu}`;
}

function leftOut({ excludedMicroseconds, prefixMicroseconds, clampedDeltas }: ProfileMeta): string {
  const parts = [
    excludedMicroseconds > 0 ? `${timeText(excludedMicroseconds)} in the harness or the profiler` : "",
    prefixMicroseconds > 0 ? `runtime frames above ${timeText(prefixMicroseconds)} of samples` : "",
    clampedDeltas > 0 ? `${clampedDeltas} negative sample gaps counted as 0` : "",
  ].filter((part) => part !== "");
  return parts.length > 0 ? parts.join("; ") : "nothing";
}

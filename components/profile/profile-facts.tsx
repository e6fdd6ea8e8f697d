import { CopyButton } from "@/components/ui/copy-button";
import { LocalTime } from "@/components/ui/local-time";
import type { ProfileMeta } from "@/lib/profile/profile";
import type { Perturbation } from "@/lib/protocol/perturbation";
import { perturbationText } from "./perturbation-text";
import { measureOf, quantityText } from "./quantity-text";

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
    ["Samples", samplesLine(meta)],
    ...(meta.runs > 1 ? [["Repeats", repeatsLine(meta)] as [string, string]] : []),
    ["Measured", totalLine(meta, busy)],
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
    ...meta.caveats.map((caveat, i): [string, React.ReactNode] => [
      i === 0 ? "On reading" : `On reading, ${i + 1}`,
      caveat,
    ]),
    [captureHash === "" ? "Opened" : "Captured", <LocalTime key="t" at={createdAt} />],
    [
      "Capture",
      captureHash === "" ? (
        "how it was taken is not known of an opened file"
      ) : (
        <span key="h" className="inline-flex items-baseline gap-1">
          <code title={captureHash}>{captureHash.slice(0, 12)}</code>
          <CopyButton text={captureHash} what="capture hash" />
        </span>
      ),
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

function samplesLine({ samples, realInterval, interval, unit }: ProfileMeta): string {
  const asked = interval === null ? "" : ` (asked ${quantityText(interval, unit)})`;
  const rate =
    realInterval > 0 ? `, one per ${quantityText(realInterval, unit)}${asked}` : samples > 0 ? ": timed calls" : "";
  return `${samples.toLocaleString("en-US")}${rate}`;
}

const repeatsLine = ({ runs, total, unit }: ProfileMeta): string =>
  `${runs} repeats, ${quantityText(total / runs, unit)} each; all that is shown is of all of them together`;

function totalLine({ kind, unit, total, cpuMicroseconds }: ProfileMeta, busy: number): string {
  const say = (value: number) => quantityText(value, unit);
  if (unit !== "microseconds") return `${say(total)} of ${measureOf({ kind, unit }).name}`;
  const cpu = cpuMicroseconds === null ? "" : `, ${say(cpuMicroseconds)} of process CPU time`;
  return `${say(total)} sampled, ${say(busy)} of it busy${cpu}`;
}

function leftOut({ excluded, prefix, clampedDeltas, unit }: ProfileMeta): string {
  const parts = [
    excluded > 0 ? `${quantityText(excluded, unit)} in the harness or the profiler` : "",
    prefix > 0 ? `runtime frames above ${quantityText(prefix, unit)} of samples` : "",
    clampedDeltas > 0 ? `${clampedDeltas} negative sample gaps counted as 0` : "",
  ].filter((part) => part !== "");
  return parts.length > 0 ? parts.join("; ") : "nothing";
}

import { CopyButton } from "@/components/ui/copy-button";
import { LocalTime } from "@/components/ui/local-time";
import type { ProfileMeta } from "@/lib/profile/profile";
import type { Perturbation } from "@/lib/protocol/perturbation";
import { perturbationText } from "./perturbation-text";
import { measureOf, quantityText } from "./quantity-text";

/** How a profile was taken, and what that leaves uncertain. */
export function ProfileFacts({
  entry: { label, captureHash, createdAt },
  meta,
  busy,
  perturbation,
}: {
  entry: { label: string; captureHash: string; createdAt: string };
  meta: ProfileMeta;
  busy: number;
  /** Null where it was not measured. */
  perturbation: Perturbation | null;
}) {
  const isOpened = captureHash === "";
  const runtime = meta.runtime ? ` on ${meta.runtime}` : "";
  const facts: [string, React.ReactNode][] = [
    // A file does not say who wrote it, nor what was run: its reader and its own name stand for them.
    [
      "Kind",
      isOpened ? `${meta.kind}${runtime}, read as ${meta.profiler}` : `${meta.kind}, by ${meta.profiler}${runtime}`,
    ],
    isOpened ? ["File", <code key="f">{label}</code>] : ["Command", <code key="c">{meta.command}</code>],
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
    ...(meta.excluded > 0
      ? [["Left out", `${quantityText(meta.excluded, meta.unit)} in the harness or the profiler`] as [string, string]]
      : []),
    ...meta.caveats.map((caveat, i): [string, React.ReactNode] => [
      i === 0 ? "On reading" : `On reading, ${i + 1}`,
      caveat,
    ]),
    [isOpened ? "Opened" : "Captured", <LocalTime key="t" at={createdAt} />],
    [
      "Capture",
      isOpened ? (
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

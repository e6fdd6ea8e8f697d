import type { EventKind } from "@/lib/protocol/event";
import type { StepSummary } from "@/lib/protocol/trajectory";

const NAMES: Partial<Record<EventKind, string>> = {
  message: "messages",
  "model-call": "model calls",
  "model-traffic": "traffic",
  "tool-call": "tools",
  edit: "edits",
  "profile-captured": "profiles",
  "evidence-shown": "evidence",
  "test-result": "tests",
  "workload-result": "workload",
  notice: "notices",
  fault: "faults",
};

/** Narrows the list to steps with events of some kinds; the choice is in the address. */
export function KindFilter({
  steps,
  kinds,
  onChange,
}: {
  steps: readonly StepSummary[];
  kinds: readonly EventKind[];
  onChange(kinds: EventKind[]): void;
}) {
  const counts = new Map<EventKind, number>();
  for (const step of steps) for (const kind of step.kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const toggle = (kind: EventKind) =>
    onChange(kinds.includes(kind) ? kinds.filter((each) => each !== kind) : [...kinds, kind]);
  return (
    <fieldset className="flex flex-wrap gap-1 pb-3 text-table">
      <legend className="sr-only">Show only steps with</legend>
      {(Object.entries(NAMES) as [EventKind, string][])
        .filter(([kind]) => counts.has(kind) || kinds.includes(kind))
        .map(([kind, name]) => (
          <button
            key={kind}
            type="button"
            aria-pressed={kinds.includes(kind)}
            onClick={() => toggle(kind)}
            className="rounded border border-hairline px-2 py-0.5 tabular text-soft aria-pressed:border-ink aria-pressed:text-ink hover:text-ink"
          >
            {name} {counts.get(kind) ?? 0}
          </button>
        ))}
      {kinds.length > 0 ? (
        <button
          type="button"
          onClick={() => onChange([])}
          className="px-2 py-0.5 underline underline-offset-2 text-soft"
        >
          Show all steps
        </button>
      ) : null}
    </fieldset>
  );
}

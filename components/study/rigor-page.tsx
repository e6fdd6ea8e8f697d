import { ConditionName } from "@/components/study/condition-dot";
import { count, percent, signed } from "@/components/ui/format";
import { LocalTime } from "@/components/ui/local-time";
import { Section } from "@/components/ui/page";
import { number, PlainTable, text } from "@/components/ui/plain-table";
import { countOf } from "@/lib/protocol/count-of";
import type { HostFacts } from "@/lib/protocol/host-facts";
import type { StudyDesign } from "@/lib/protocol/study";
import type { StudyNote } from "@/lib/protocol/study-record";
import { budgetUse, countByCondition, exclusions, type RigorRun } from "./rigor-facts";

export interface BaseFacts {
  tasks: number;
  captureHashes: number;
  /** Ways of profiling that the design asks for: kinds, by profilers where one is named; known answers ask for CPU time. */
  capturesAsked: number;
  /** Of the tasks where it was measured: shares, profiled over unprofiled time minus 1; null where there is none. */
  perturbation: {
    median: number;
    lowest: number;
    highest: number;
    tasks: number;
    /** Tasks whose host was busy with other work meanwhile. */
    overloaded: number;
  } | null;
}

/** What can be said of how a study was carried out, each with its numbers. */
export function RigorPage({
  design,
  runs,
  notes,
  host,
  bases,
}: {
  design: StudyDesign;
  runs: readonly RigorRun[];
  notes: readonly StudyNote[];
  host: HostFacts;
  bases: BaseFacts;
}) {
  const counts = countByCondition(design.conditions, runs);
  const index = (id: string) => design.conditions.findIndex((condition) => condition.id === id);
  const name = (id: string) => ({ show: <ConditionName id={id} index={index(id)} />, value: id });
  const excluded = exclusions(runs);
  const outside = counts.reduce((sum, each) => sum + each.outsideTimes, 0);
  const gap = Math.max(0, ...counts.filter((each) => each.planned > 0).map((each) => Math.abs(each.meanPlace - 0.5)));
  const deviations = notes.filter((note) => note.kind !== "state");
  return (
    <>
      <Section id="denominators" title="Denominators" aside="every planned run, once">
        <PlainTable
          label="Runs by condition"
          head={["Condition", "Planned", "Done", "Open", "Fault", "Cancelled"]}
          rows={counts.map((each) => ({
            key: each.conditionId,
            cells: [
              name(each.conditionId),
              ...[each.planned, each.done, each.open, each.fault, each.cancelled].map((value) => number(value)),
            ],
          }))}
        />
      </Section>
      <Section
        id="exclusions"
        title="Exclusions"
        aside={excluded.length === 0 ? "none" : "faults and cancelled runs, never outcomes"}
      >
        {excluded.length === 0 ? (
          <p className="text-table text-soft">No run is excluded.</p>
        ) : (
          <PlainTable
            label="Exclusions"
            head={["Reason", "Runs", "By condition"]}
            rows={excluded.map((each) => ({
              key: each.reason,
              cells: [
                text(each.reason),
                number(each.runs),
                text(each.byCondition.map((one) => `${one.conditionId} ${one.runs}`).join(", ")),
              ],
            }))}
          />
        )}
      </Section>
      <Section id="interleaving" title="Interleaving" aside={`randomised blocks, seed ${design.seed}`}>
        <p className="pb-3 text-table text-soft max-w-prose">
          {`Each block is one task in one replicate and holds every condition once, in shuffled order. A condition's mean place in its phase is 50 % when perfectly balanced; the largest distance here is ${percent(gap, 1)}.`}
        </p>
        <PlainTable
          label="Mean place in the order"
          head={["Condition", "Mean place"]}
          rows={counts
            .filter((each) => each.planned > 0)
            .map((each) => ({
              key: each.conditionId,
              cells: [name(each.conditionId), number(each.meanPlace, percent(each.meanPlace, 1))],
            }))}
        />
      </Section>
      <Section id="budgets" title="Budgets" aside="one ledger; what does not fit is refused before it is spent">
        <PlainTable
          label="Budgets"
          head={["Limit", "Allowed", "Largest use", "Largest overshoot", "Runs it ended"]}
          rows={budgetUse(design, runs).map((each) => ({
            key: each.limit,
            cells: [
              text(
                each.limit === "profilingCalls"
                  ? "profiling calls"
                  : each.limit === "wallSeconds"
                    ? "wall clock"
                    : each.limit,
              ),
              number(
                each.allowed,
                each.allowed === null
                  ? each.limit === "profilingCalls"
                    ? "by condition"
                    : "no limit"
                  : `${count(each.allowed)} ${each.unit}`,
              ),
              number(each.largest, each.largest === null ? "–" : round(each.largest)),
              number(each.overshoot, each.overshoot === null ? "–" : round(each.overshoot)),
              number(each.ended),
            ],
          }))}
        />
      </Section>
      <Section
        id="outside"
        title="Profiling outside the budget"
        aside={outside === 0 ? "never seen" : countOf(outside, "time")}
      >
        <PlainTable
          label="Profiling outside the budget"
          head={["Condition", "Runs concerned", "Times blocked or flagged"]}
          rows={counts.map((each) => ({
            key: each.conditionId,
            cells: [name(each.conditionId), number(each.outsideRuns), number(each.outsideTimes)],
          }))}
        />
      </Section>
      <Section id="profiles" title="Base profiles" aside="captured once per task, replayed and charged identically">
        <p className="text-table text-soft">
          {bases.tasks === 0 ? "No base profile was needed yet." : basesInWords(bases, design.sample.taskIds.length)}
        </p>
      </Section>
      <Section id="host" title="Isolation and host load">
        <HostLine host={host} />
      </Section>
      <Section
        id="deviations"
        title="Deviations, looks and decisions"
        aside={deviations.length === 0 ? "none" : String(deviations.length)}
      >
        {deviations.length === 0 ? (
          <p className="text-table text-soft">Nothing is on record but the study's own states.</p>
        ) : (
          <PlainTable
            label="Deviations, looks and decisions"
            head={["When", "Kind", "What"]}
            rows={deviations.map((note) => ({
              key: note.id,
              cells: [{ show: <LocalTime at={note.at} />, value: note.at }, text(note.kind), text(note.text)],
            }))}
          />
        )}
      </Section>
    </>
  );
}

const round = (value: number): string => (Number.isInteger(value) ? value.toLocaleString("en-US") : value.toFixed(2));

function basesInWords({ tasks, captureHashes, capturesAsked, perturbation }: BaseFacts, planned: number): string {
  const captures =
    captureHashes === 1
      ? "all by the same capture configuration"
      : captureHashes <= capturesAsked
        ? `by ${captureHashes} capture configurations, one for each kind of profile and number of runs that is asked for`
        : `${captureHashes} different capture configurations where ${capturesAsked} are asked for, which must not be`;
  return `${tasks} of ${planned} tasks have one; ${captures}. ${perturbationInWords(perturbation)}`;
}

function perturbationInWords(perturbation: BaseFacts["perturbation"]): string {
  if (perturbation === null) return "Perturbation was not measured.";
  const { median, lowest, highest, tasks, overloaded } = perturbation;
  const range = `from ${signed(100 * lowest, 1)} to ${signed(100 * highest, 1)} %`;
  const busy = overloaded === 0 ? "none" : String(overloaded);
  return `Perturbation, profiled over unprofiled time of the same workload: median ${signed(100 * median, 1)} % over n = ${countOf(tasks, "base profile")} (${range}); ${busy} of them measured on a busy host.`;
}

function HostLine({ host }: { host: HostFacts }) {
  if (host.measured === 0) return <p className="text-table text-soft">No run was measured yet.</p>;
  return (
    <ul className="text-table list-disc pl-5 grid gap-1">
      <li>{`${host.full} of ${countOf(host.measured, "measured run")} under full isolation, ${host.reduced} under reduced isolation`}</li>
      <li>{`${host.pinned} of ${host.measured} pinned to one core`}</li>
      <li>{`${countOf(host.repeated, "measurement")} repeated because the host was busy, by a rule that sees the load and not the result; ${host.overloaded} kept although it still was`}</li>
      <li>{`measured on ${host.hosts.join(", ")}`}</li>
    </ul>
  );
}

"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { SelectField } from "@/components/ui/field";
import { FAILURE_MODES } from "@/lib/analysis/failure-modes";
import { Verdict } from "@/lib/protocol/outcome";
import { STATE_ORDER } from "./count-parts";
import { type RunFilterState, readRunFilter, writeRunFilter } from "./run-filter";
import { sayMode, VERDICT_NAMES } from "./say-outcome";

const ANY = "";
function options<V extends string | number>(values: readonly V[], label: (value: V) => string = String) {
  return [{ value: ANY, label: "any" }, ...values.map((value) => ({ value: String(value), label: label(value) }))];
}

/** Narrows the list of runs; every choice is a new address, from its first page. */
export function RunFilterBar({
  path,
  filter,
  tasks,
  conditions,
  replicates,
  maySeeEffects,
}: {
  path: string;
  filter: RunFilterState;
  tasks: readonly string[];
  conditions: readonly string[];
  replicates: number;
  /** Some failure modes say how fast a patch is. */
  maySeeEffects: boolean;
}) {
  const router = useRouter();
  const set = (name: keyof RunFilterState) => (value: string) => {
    const address = Object.fromEntries(new URLSearchParams(writeRunFilter({ ...filter, after: -1 })));
    router.push(path + writeRunFilter(readRunFilter({ ...address, [name]: value })));
  };
  const text = (value: string | number | null) => (value === null ? ANY : String(value));
  const narrowed = writeRunFilter({ ...filter, after: -1 }) !== "";
  return (
    <search className="flex flex-wrap items-end gap-x-4 gap-y-2 pb-4">
      <SelectField label="State" value={text(filter.state)} options={options(STATE_ORDER)} onChange={set("state")} />
      <SelectField
        label="Verdict"
        value={text(filter.verdict)}
        options={options(Verdict.options, (verdict) => VERDICT_NAMES[verdict])}
        onChange={set("verdict")}
      />
      {maySeeEffects ? (
        <SelectField
          label="Failure mode"
          value={text(filter.mode)}
          options={options(FAILURE_MODES, sayMode)}
          onChange={set("mode")}
        />
      ) : null}
      <SelectField
        label="Condition"
        value={text(filter.condition)}
        options={options(conditions)}
        onChange={set("condition")}
      />
      <SelectField
        label="Task"
        value={text(filter.task)}
        options={options(tasks)}
        onChange={set("task")}
        inputClass="max-w-56"
      />
      <SelectField
        label="Replicate"
        value={text(filter.replicate)}
        options={options(Array.from({ length: Math.min(replicates, 100) }, (_, index) => index + 1))}
        onChange={set("replicate")}
      />
      {narrowed ? (
        <Link href={path} className="pb-1 text-table underline underline-offset-2">
          Show all runs
        </Link>
      ) : null}
    </search>
  );
}

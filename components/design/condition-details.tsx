"use client";
import { sayDetails } from "@/components/study/say-condition";
import { CheckField, NumberField, SelectField } from "@/components/ui/field";
import { Tokenizer } from "@/lib/budget/tokenizer";
import { DEFAULT_REPEATS, Granularity, type ProfilingPolicy } from "@/lib/protocol/condition";
import { tokenizerOf, withDetails } from "./policy-details";
import { useProblem } from "./use-draft";

const ROWS: Record<Granularity, string> = { function: "functions", line: "functions and hottest lines" };

/** What most conditions leave as it is: says what differs, and opens the fields to change it. */
export function DetailsButton({
  label,
  policy,
  open,
  controls,
  onToggle,
}: {
  label: string;
  policy: ProfilingPolicy;
  open: boolean;
  controls: string;
  onToggle(): void;
}) {
  const now = sayDetails(policy).join(", ") || "as usual";
  return (
    <button
      type="button"
      aria-expanded={open}
      aria-controls={open ? controls : undefined}
      aria-label={`${label}: ${now}`}
      onClick={onToggle}
      className="flex max-w-44 items-baseline gap-1 rounded py-1 text-left text-soft hover:text-ink"
    >
      <span aria-hidden="true">{open ? "▾" : "▸"}</span>
      {now}
    </button>
  );
}

/** The details of a condition as fields side by side. */
export function DetailsFields({
  path,
  policy,
  onChange,
}: {
  path: string;
  policy: ProfilingPolicy;
  onChange(next: ProfilingPolicy): void;
}) {
  const repeatsProblem = useProblem(`${path}.repeats`);
  const set = (details: Parameters<typeof withDetails>[1]) => onChange(withDetails(policy, details));
  return (
    <div className="grid w-max grid-cols-[repeat(4,13rem)] items-start gap-6">
      <SelectField
        label="Rows name"
        hint="A row about a function can also name its one or two hottest lines, where the profile knows them; annotated source lines do anyway."
        value={policy.granularity}
        options={Granularity.options.map((value) => ({ value, label: ROWS[value] }))}
        onChange={(value) => set({ granularity: Granularity.parse(value) })}
      />
      <NumberField
        label="Runs of the workload a call"
        hint="One call profiles the workload up to so many times, 1 to 10, as far as its seconds allow; fewer than 3 tell nothing of their own spread."
        value={policy.repeats ?? DEFAULT_REPEATS}
        problem={repeatsProblem}
        onChange={(repeats) => set({ repeats })}
        inputClass="w-13"
      />
      <CheckField
        label="Drill-down"
        hint="The agent may ask about each function it is shown; the answers come out of the same evidence tokens."
        checked={policy.drillDown === true}
        onChange={(drillDown) => set({ drillDown })}
      />
      <SelectField
        label="Tokenizer"
        hint="What tokens are counted in where no provider bills them."
        value={tokenizerOf(policy)}
        options={Tokenizer.options.map((value) => ({ value, label: value }))}
        onChange={(value) => set({ tokenizer: Tokenizer.parse(value) })}
      />
    </div>
  );
}

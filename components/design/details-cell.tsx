"use client";
import { sayDetails } from "@/components/study/say-condition";
import { CheckField, NumberField, SelectField } from "@/components/ui/field";
import { Tokenizer } from "@/lib/budget/tokenizer";
import { DEFAULT_REPEATS, Granularity, type ProfilingPolicy } from "@/lib/protocol/condition";
import { tokenizerOf, withDetails } from "./policy-details";
import { useProblem } from "./use-draft";

const ROWS: Record<Granularity, string> = { function: "functions", line: "functions and hottest lines" };

/** What most conditions leave as it is: closed, it says what differs; opened, it can be changed. */
export function DetailsCell({
  of,
  path,
  policy,
  onChange,
}: {
  of: (what: string) => string;
  path: string;
  policy: ProfilingPolicy;
  onChange(next: ProfilingPolicy): void;
}) {
  const repeatsProblem = useProblem(`${path}.repeats`);
  const set = (details: Parameters<typeof withDetails>[1]) => onChange(withDetails(policy, details));
  const now = sayDetails(policy).join(", ") || "as usual";
  return (
    <details className="w-max max-w-56">
      <summary aria-label={`${of("Details")}: ${now}`} className="cursor-pointer rounded py-1 text-soft hover:text-ink">
        {now}
      </summary>
      <div className="grid w-56 gap-3 pt-2">
        <SelectField
          label="Rows name"
          hint="Each row about a function can also name its one or two hottest lines, where the profile knows them; annotated source lines do anyway."
          value={policy.granularity}
          options={Granularity.options.map((value) => ({ value, label: ROWS[value] }))}
          onChange={(value) => set({ granularity: Granularity.parse(value) })}
        />
        <CheckField
          label="Drill-down"
          hint="The agent may ask about each function it is shown; the answers come out of the same evidence tokens."
          checked={policy.drillDown === true}
          onChange={(drillDown) => set({ drillDown })}
        />
        <NumberField
          label="Runs of the workload a call"
          hint="One call profiles the workload up to so many times (1 to 10), as far as its seconds allow; fewer than 3 tell nothing of their own spread."
          value={policy.repeats ?? DEFAULT_REPEATS}
          problem={repeatsProblem}
          onChange={(repeats) => set({ repeats })}
          inputClass="w-13"
        />
        <SelectField
          label="Tokenizer"
          hint="What tokens are counted in where no provider bills them."
          value={tokenizerOf(policy)}
          options={Tokenizer.options.map((value) => ({ value, label: value }))}
          onChange={(value) => set({ tokenizer: Tokenizer.parse(value) })}
        />
      </div>
    </details>
  );
}

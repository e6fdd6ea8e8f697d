"use client";
import { sayDetails } from "@/components/study/say-condition";
import { CheckField, SelectField } from "@/components/ui/field";
import { Tokenizer } from "@/lib/budget/tokenizer";
import type { ProfilingPolicy } from "@/lib/protocol/condition";
import { tokenizerOf, withDetails } from "./policy-details";
import { useProblem } from "./use-draft";

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
  const tokenizerProblem = useProblem(`${path}.tokenizer`);
  const differing = sayDetails(policy);
  return (
    <details className="w-max max-w-56">
      <summary aria-label={of("Details")} className="cursor-pointer rounded py-1 text-soft hover:text-ink">
        {differing.length === 0 ? "as usual" : differing.join(", ")}
      </summary>
      <div className="grid w-56 gap-3 pt-2">
        <CheckField
          label="Drill-down"
          hint="The agent may ask about each function it is shown; the answers come out of the same evidence tokens."
          checked={policy.drillDown === true}
          onChange={(drillDown) => onChange(withDetails(policy, { drillDown }))}
        />
        <SelectField
          label="Tokenizer"
          hint="What tokens are counted in where no provider bills them."
          value={tokenizerOf(policy)}
          options={Tokenizer.options.map((value) => ({ value, label: value }))}
          problem={tokenizerProblem}
          onChange={(value) => onChange(withDetails(policy, { tokenizer: Tokenizer.parse(value) }))}
        />
      </div>
    </details>
  );
}

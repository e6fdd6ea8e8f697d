"use client";
import { NumberField, SelectField } from "@/components/ui/field";
import { phaseOf } from "@/lib/protocol/condition";
import type { MeasurementPolicy } from "@/lib/protocol/study";
import type { DesignPart } from "./design-part";
import { useProblem } from "./use-draft";

const FIELDS = [
  ["warmups", "Warm-ups", "rounds thrown away"],
  ["minRounds", "Rounds, at least", "base, expert and patch once each"],
  ["maxRounds", "Rounds, at most", undefined],
  ["targetHalfWidth", "Enough when\u00a0±", "half-width of log speedup"],
] as const;

/** How often everything is repeated, and when timing stops. */
export function MeasurementFields({ design, change }: DesignPart) {
  const replicates = useProblem("replicates");
  const seed = useProblem("seed");
  const { measurement } = design;
  const set = (next: Partial<MeasurementPolicy>) => change({ ...design, measurement: { ...measurement, ...next } });
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
      <NumberField
        label="Replicates"
        hint="runs of each task and condition"
        value={design.replicates}
        problem={replicates}
        onChange={(value) => change({ ...design, replicates: value })}
      />
      <NumberField
        label="Seed"
        hint="of order and luck"
        value={design.seed}
        problem={seed}
        onChange={(value) => change({ ...design, seed: value })}
      />
      {FIELDS.map(([name, label, hint]) => (
        <MeasurementField
          key={name}
          {...{ name, label, hint }}
          value={measurement[name]}
          onChange={(value) => set({ [name]: value })}
        />
      ))}
      {design.conditions.some((condition) => phaseOf(condition) === 2) ? (
        <SelectField
          label="Tasks of the second phase"
          hint={
            design.phaseTwoTasks === "same"
              ? "the rule is chosen and tried on the same tasks: optimistic, and said so in the results"
              : "half of the sample is kept for the second phase"
          }
          className="max-w-64"
          value={design.phaseTwoTasks}
          options={[
            { value: "same", label: "the same, with fresh replicates" },
            { value: "held-out", label: "held out from the first" },
          ]}
          onChange={(value) => change({ ...design, phaseTwoTasks: value === "held-out" ? "held-out" : "same" })}
        />
      ) : null}
    </div>
  );
}

function MeasurementField({
  name,
  ...rest
}: {
  name: string;
  label: string;
  hint: string | undefined;
  value: number;
  onChange(value: number): void;
}) {
  return <NumberField {...rest} problem={useProblem(`measurement.${name}`)} />;
}

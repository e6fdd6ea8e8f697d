"use client";
import { NumberField, OptionalNumberField } from "@/components/ui/field";
import { duration } from "@/components/ui/format";
import type { Budget } from "@/lib/budget/budget";
import type { DesignPart } from "./design-part";
import { useProblem } from "./use-draft";

/** The total budget every condition has alike. */
export function BudgetFields({ design, change }: DesignPart) {
  const { budget } = design;
  const set = (next: Partial<Budget>) => change({ ...design, budget: { ...budget, ...next } });
  const problems = {
    steps: useProblem("budget.steps"),
    wallSeconds: useProblem("budget.wallSeconds"),
    tokens: useProblem("budget.tokens"),
    usd: useProblem("budget.usd"),
  };
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
      <NumberField label="Steps" value={budget.steps} problem={problems.steps} onChange={(steps) => set({ steps })} />
      <NumberField
        label="Wall clock"
        unit="s"
        hint={duration(budget.wallSeconds)}
        value={budget.wallSeconds}
        problem={problems.wallSeconds}
        onChange={(wallSeconds) => set({ wallSeconds })}
      />
      <NumberField
        label="Tokens"
        value={budget.tokens}
        problem={problems.tokens}
        onChange={(tokens) => set({ tokens })}
        inputClass="w-28"
      />
      <OptionalNumberField
        label="Money"
        unit="USD"
        value={budget.usd}
        placeholder="no limit"
        problem={problems.usd}
        onChange={(usd) => set({ usd })}
      />
    </div>
  );
}

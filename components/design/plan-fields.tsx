"use client";
import { Button } from "@/components/ui/button";
import { NumberField, SelectField } from "@/components/ui/field";
import { countOf } from "@/lib/protocol/count-of";
import { type AnalysisPlan, type Contrast, ResearchQuestion } from "@/lib/protocol/study";
import { defaultContrasts } from "./default-contrasts";
import type { DesignPart } from "./design-part";
import { useProblem } from "./use-draft";

/** The contrasts of each question and how they will be tested. */
export function PlanFields({ design, change }: DesignPart) {
  const { plan } = design;
  const set = (next: Partial<AnalysisPlan>) => change({ ...design, plan: { ...plan, ...next } });
  const setContrast = (index: number, next: Contrast | null) =>
    set({ contrasts: plan.contrasts.flatMap((each, at) => (at === index ? (next ?? []) : each)) });
  const derived = defaultContrasts(design);
  const [first, second] = design.conditions;
  return (
    <div className="grid gap-5">
      <div className="grid gap-2">
        <ul className="grid gap-1.5">
          {plan.contrasts.map((contrast, index) => (
            <ContrastFields
              // biome-ignore lint/suspicious/noArrayIndexKey: a contrast's id follows from what is being edited.
              key={index}
              {...{ contrast, index }}
              ids={[...new Set(design.conditions.map(({ id }) => id))]}
              onChange={(next) => setContrast(index, next)}
            />
          ))}
        </ul>
        {plan.contrasts.length === 0 ? (
          <p className="text-table text-soft">No contrast: the results will describe conditions and compare none.</p>
        ) : null}
        <div className="flex flex-wrap gap-2">
          <Button
            disabled={!first || !second}
            onClick={() =>
              first &&
              second &&
              set({
                contrasts: [...plan.contrasts, named({ question: "RQ1", treatment: second.id, control: first.id })],
              })
            }
          >
            Add contrast
          </Button>
          {JSON.stringify(derived) === JSON.stringify(plan.contrasts) ? null : (
            <Button onClick={() => set({ contrasts: derived })}>Derive contrasts from conditions</Button>
          )}
        </div>
      </div>
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
        <NumberField
          label="α"
          hint={`Holm over ${countOf(plan.contrasts.length, "contrast")}`}
          value={plan.alpha}
          problem={useProblem("plan.alpha")}
          onChange={(alpha) => set({ alpha })}
        />
        <NumberField
          label="Equivalence margin"
          hint="±, as a fraction of the expert's time"
          value={plan.equivalenceMargin}
          problem={useProblem("plan.equivalenceMargin")}
          onChange={(equivalenceMargin) => set({ equivalenceMargin })}
        />
        <NumberField
          label="Resamples"
          hint="of the bootstrap"
          value={plan.resamples}
          problem={useProblem("plan.resamples")}
          onChange={(resamples) => set({ resamples })}
        />
        <NumberField
          label="Seed"
          hint="of the resampling"
          value={plan.seed}
          problem={useProblem("plan.seed")}
          onChange={(seed) => set({ seed })}
        />
      </div>
    </div>
  );
}

const named = ({ question, treatment, control }: Omit<Contrast, "id">): Contrast => ({
  id: `${treatment}-${control}`,
  question,
  treatment,
  control,
});

function ContrastFields({
  contrast,
  index,
  ids,
  onChange,
}: {
  contrast: Contrast;
  index: number;
  ids: readonly string[];
  onChange(next: Contrast | null): void;
}) {
  const path = `plan.contrasts.${index}`;
  const both = useProblem(path);
  const sides = { treatment: useProblem(`${path}.treatment`), control: useProblem(`${path}.control`) };
  const set = (next: Partial<Contrast>) => onChange(named({ ...contrast, ...next }));
  const options = ids.map((id) => ({ value: id, label: id }));
  const of = `of contrast ${index + 1}`;
  return (
    <li className="flex flex-wrap items-start gap-2 text-table">
      <SelectField
        hideLabel
        label={`Question ${of}`}
        value={contrast.question}
        options={ResearchQuestion.options.map((value) => ({ value, label: value }))}
        onChange={(value) => set({ question: ResearchQuestion.parse(value) })}
      />
      <SelectField
        hideLabel
        label={`Treatment ${of}`}
        value={contrast.treatment}
        options={options}
        problem={sides.treatment ?? both}
        onChange={(treatment) => set({ treatment })}
      />
      <span className="pt-1 text-soft">against</span>
      <SelectField
        hideLabel
        label={`Control ${of}`}
        value={contrast.control}
        options={options}
        problem={sides.control}
        onChange={(control) => set({ control })}
      />
      <button
        type="button"
        aria-label={`Remove contrast ${contrast.id}`}
        onClick={() => onChange(null)}
        className="rounded px-1.5 py-1 text-soft hover:text-ink hover:bg-sunken"
      >
        ✕
      </button>
    </li>
  );
}

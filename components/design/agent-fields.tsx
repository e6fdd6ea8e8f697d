"use client";
import { CheckField, NumberField, SelectField, TextField } from "@/components/ui/field";
import { SimulatedMark } from "@/components/ui/notice";
import type { AgentChoice } from "@/lib/protocol/condition";
import type { AgentOffer, ParameterField } from "./agent-offer";
import type { DesignPart } from "./design-part";
import { useProblem } from "./use-draft";

/** The study's agent with its own parameters. */
export function AgentFields({ design, change, agents }: DesignPart & { agents: readonly AgentOffer[] }) {
  const offer = agents.find((agent) => agent.id === design.agent.id);
  const problem = useProblem("agent.id");
  const choose = (id: string) => {
    const chosen = agents.find((agent) => agent.id === id);
    change({ ...design, agent: { id, parameters: chosen?.defaults ?? {} } });
  };
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
        <SelectField
          label="Agent"
          value={design.agent.id}
          options={agents.map(({ id, title }) => ({ value: id, label: title }))}
          problem={problem}
          onChange={choose}
        />
        {offer ? (
          <AgentParameters offer={offer} choice={design.agent} onChange={(agent) => change({ ...design, agent })} />
        ) : null}
      </div>
      {offer ? (
        <p className="text-table text-soft max-w-prose">
          {offer.summary}
          {offer.simulated ? (
            <span className="pl-2">
              <SimulatedMark />
            </span>
          ) : null}
        </p>
      ) : null}
      <CheckField
        label="Allow reduced isolation on hosts that offer no more (agents that are not calibration agents refuse it otherwise)"
        checked={design.allowReducedIsolation}
        onChange={(allowReducedIsolation) => change({ ...design, allowReducedIsolation })}
      />
    </div>
  );
}

/** One field for each parameter of the agent's own schema. */
export function AgentParameters({
  offer,
  choice,
  onChange,
}: {
  offer: AgentOffer;
  choice: AgentChoice;
  onChange(next: AgentChoice): void;
}) {
  const set = (name: string, value: AgentChoice["parameters"][string]) =>
    onChange({ ...choice, parameters: { ...choice.parameters, [name]: value } });
  return offer.fields.map((field) => (
    <Parameter
      key={field.name}
      field={field}
      value={choice.parameters[field.name] ?? offer.defaults[field.name] ?? null}
      onChange={(value) => set(field.name, value)}
    />
  ));
}

function Parameter({
  field,
  value,
  onChange,
}: {
  field: ParameterField;
  value: AgentChoice["parameters"][string];
  onChange(value: AgentChoice["parameters"][string]): void;
}) {
  const labelled = { label: field.title, hint: field.hint ?? rangeOf(field) };
  if (field.kind === "boolean") return <CheckField label={field.title} checked={value === true} onChange={onChange} />;
  if (field.kind === "choice")
    return (
      <SelectField
        {...labelled}
        value={String(value ?? "")}
        options={field.choices.map((choice) => ({ value: choice, label: choice }))}
        onChange={onChange}
      />
    );
  if (field.kind === "text") return <TextField {...labelled} value={String(value ?? "")} onChange={onChange} />;
  const number = typeof value === "number" ? value : 0;
  return <NumberField {...labelled} value={number} problem={outside(field, number)} onChange={onChange} />;
}

const rangeOf = ({ min, max }: ParameterField): string | undefined => {
  if (min !== null && max !== null) return `${min} to ${max}`;
  if (min !== null) return `at least ${min}`;
  return max === null ? undefined : `at most ${max}`;
};

function outside(field: ParameterField, value: number): string | undefined {
  if (field.kind === "integer" && !Number.isInteger(value)) return "a whole number is needed";
  const below = field.min !== null && value < field.min;
  return below || (field.max !== null && value > field.max) ? `must be ${rangeOf(field)}` : undefined;
}

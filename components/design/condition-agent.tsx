"use client";
import { SelectField } from "@/components/ui/field";
import type { AgentChoice } from "@/lib/protocol/condition";
import { AgentParameters } from "./agent-fields";
import type { AgentOffer } from "./agent-offer";

const STUDYS = "";

/** The agent of one condition, where it differs from the study's. */
export function ConditionAgent({
  label,
  agents,
  choice,
  onChange,
}: {
  label: string;
  agents: readonly AgentOffer[];
  choice: AgentChoice | null;
  onChange(next: AgentChoice | null): void;
}) {
  const offer = agents.find((agent) => agent.id === choice?.id);
  const choose = (id: string) => {
    const chosen = agents.find((agent) => agent.id === id);
    onChange(chosen ? { id, parameters: chosen.defaults } : null);
  };
  return (
    <div className="grid gap-2">
      <SelectField
        hideLabel
        label={label}
        inputClass="w-26"
        value={choice?.id ?? STUDYS}
        options={[{ value: STUDYS, label: "the study's" }, ...agents.map(({ id }) => ({ value: id, label: id }))]}
        onChange={choose}
      />
      {choice && offer ? <AgentParameters offer={offer} choice={choice} onChange={onChange} /> : null}
    </div>
  );
}

"use client";
import { SelectField } from "@/components/ui/field";
import type { AgentChoice } from "@/lib/protocol/condition";
import { AgentParameters } from "./agent-fields";
import type { AgentOffer } from "./agent-offer";
import { useProblem } from "./use-draft";

const STUDYS = "";

/** The agent of one condition, where it differs from the study's. */
export function ConditionAgent({
  label,
  agents,
  choice,
  path,
  onChange,
}: {
  label: string;
  agents: readonly AgentOffer[];
  choice: AgentChoice | null;
  /** Where it stands in the design. */
  path: string;
  onChange(next: AgentChoice | null): void;
}) {
  const problem = useProblem(path);
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
        problem={problem}
        options={[{ value: STUDYS, label: "the study's" }, ...agents.map(({ id }) => ({ value: id, label: id }))]}
        onChange={choose}
      />
      {choice && offer ? (
        <div className="grid w-60 gap-3">
          <AgentParameters {...{ offer, choice, path, onChange }} />
        </div>
      ) : null}
    </div>
  );
}

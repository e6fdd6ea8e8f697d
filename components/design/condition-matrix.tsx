"use client";
import { type ReactNode, useId, useState } from "react";
import { conditionColour } from "@/components/study/condition-dot";
import { Button } from "@/components/ui/button";
import { CheckField, TextField } from "@/components/ui/field";
import { ScrollBox } from "@/components/ui/scroll-box";
import { PROFILING_LEVELS } from "@/lib/budget/budget";
import type { Condition, ProfilingPolicy } from "@/lib/protocol/condition";
import type { AgentOffer } from "./agent-offer";
import { ConditionAgent } from "./condition-agent";
import { DetailsButton, DetailsFields } from "./condition-details";
import { ConditionIdField } from "./condition-id-field";
import type { DesignPart } from "./design-part";
import { addCondition, changeCondition, moveCondition, removeCondition } from "./edit-conditions";
import { UnavailableKinds } from "./kind-cell";
import type { KindOffer } from "./kind-offer";
import { PolicyCells } from "./policy-cells";
import { useProblem } from "./use-draft";

const HEADS = [
  ["Condition", ""],
  ["Label", ""],
  ["Profiling", ""],
  ["Kind", "What a profile measures"],
  ["Shows", "How the agent sees a profile"],
  ["Trigger", "When it gets evidence"],
  ["Calls", "Profiling calls in one run"],
  ["Seconds", "At most, for each call"],
  ["Tokens", "Evidence tokens at most, for each call"],
  ["Details", "What most conditions leave as usual"],
  ["Agent", "Instead of the study's"],
  ["", ""],
] as const;

type Offers = { agents: readonly AgentOffer[]; kinds: readonly KindOffer[] };

/** The conditions as a matrix: kind of profile × representation × trigger × profiling budget. */
export function ConditionMatrix({ design, change, agents, kinds }: DesignPart & Offers) {
  const missing = useProblem("conditions");
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <ScrollBox label="Conditions">
        <table className="w-max text-table text-left border-separate border-spacing-0">
          <thead>
            <tr className="text-soft">
              {HEADS.map(([head, hint]) => (
                <th
                  key={head}
                  scope="col"
                  title={hint}
                  className="border-b border-hairline pr-2 py-1 font-medium whitespace-nowrap"
                >
                  {head === "" ? <span className="sr-only">Actions</span> : head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {design.conditions.map((condition, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the id is what is being edited; the place is what stays.
              <ConditionRow key={index} {...{ design, change, agents, kinds, condition, index }} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {missing ? <p className="text-table text-bad">{missing}</p> : null}
      <UnavailableKinds kinds={kinds} />
      <div>
        <Button onClick={() => change(addCondition(design))}>Add condition</Button>
      </div>
    </div>
  );
}

function ConditionRow({
  design,
  change,
  agents,
  kinds,
  condition,
  index,
}: DesignPart & Offers & { condition: Condition; index: number }) {
  const at = `conditions.${index}`;
  const problem = useProblem(`${at}.label`);
  const [open, setOpen] = useState(false);
  const details = useId();
  const set = (next: Partial<Condition>) => change(changeCondition(design, index, { ...condition, ...next }));
  const of = (what: string) => `${what} of ${condition.id || "the new condition"}`;
  const cell = "border-b border-hairline pr-2 py-2 align-top";
  const { profiling } = condition;
  return (
    <>
      <tr>
        <td className={cell}>
          <span className="flex items-start gap-1.5">
            <span
              aria-hidden="true"
              className="mt-2 size-2 shrink-0 rounded-full"
              style={{ background: conditionColour(index) }}
            />
            <ConditionIdField
              label={`Id of condition ${index + 1}`}
              id={condition.id}
              others={design.conditions.filter((_, place) => place !== index).map((each) => each.id)}
              onChange={(id) => set({ id })}
            />
          </span>
        </td>
        <td className={cell}>
          <TextField
            hideLabel
            label={of("Label")}
            value={condition.label}
            problem={problem}
            onChange={(label) => set({ label })}
            inputClass="w-36"
          />
        </td>
        <td className={`${cell} pt-3 whitespace-nowrap`}>
          <CheckField
            label={profiling ? "on" : "off"}
            checked={profiling !== null}
            onChange={(on) => set({ profiling: on ? DEFAULT_POLICY : null })}
          />
        </td>
        {profiling ? (
          <PolicyCells
            {...{ at, of, cell, kinds }}
            policy={profiling}
            others={otherIds(design.conditions, index)}
            onChange={(next) => set({ profiling: next })}
          />
        ) : (
          ["kind", "shows", "trigger", "calls", "seconds", "tokens"].map((name) => (
            <td key={name} className={`${cell} pt-3 text-soft`}>
              –
            </td>
          ))
        )}
        <td className={profiling ? cell : `${cell} pt-3 text-soft`}>
          {profiling ? (
            <DetailsButton
              label={of("Details")}
              policy={profiling}
              open={open}
              controls={details}
              onToggle={() => setOpen(!open)}
            />
          ) : (
            "–"
          )}
        </td>
        <td className={cell}>
          <ConditionAgent
            label={of("Agent")}
            agents={agents}
            choice={condition.agent}
            path={`${at}.agent`}
            onChange={(agent) => set({ agent })}
          />
        </td>
        <td className={`${cell} whitespace-nowrap`}>
          <Moves {...{ design, change, index }} id={condition.id} />
        </td>
      </tr>
      {profiling && open ? (
        <tr id={details} aria-label={of("Details")}>
          <td colSpan={HEADS.length} className={`${cell} pl-4 pb-4`}>
            <DetailsFields path={`${at}.profiling`} policy={profiling} onChange={(next) => set({ profiling: next })} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

/** Moves, copies or takes away a condition. */
function Moves({ design, change, id, index }: DesignPart & { id: string; index: number }) {
  return (
    <>
      <Small label={`Move ${id} up`} onClick={() => change(moveCondition(design, index, -1))} off={index === 0}>
        ↑
      </Small>
      <Small
        label={`Move ${id} down`}
        onClick={() => change(moveCondition(design, index, 1))}
        off={index === design.conditions.length - 1}
      >
        ↓
      </Small>
      <Small label={`Duplicate ${id}`} onClick={() => change(addCondition(design, index))}>
        <svg aria-hidden="true" viewBox="0 0 16 16" className="inline size-3.5" fill="none" stroke="currentColor">
          <rect x="5.5" y="5.5" width="8" height="8" rx="1" />
          <path d="M10.5 5.5v-3h-8v8h3" />
        </svg>
      </Small>
      <Small label={`Remove ${id}`} onClick={() => change(removeCondition(design, index))}>
        ✕
      </Small>
    </>
  );
}

const DEFAULT_POLICY: ProfilingPolicy = {
  kind: "cpu",
  granularity: "function",
  representation: "baseline",
  trigger: "on-demand",
  ...PROFILING_LEVELS.medium,
};

/** Conditions a rule can choose among: those that show a fixed representation. */
const otherIds = (conditions: readonly Condition[], index: number): string[] => [
  ...new Set(
    conditions
      .filter((each, at) => at !== index && typeof each.profiling?.representation === "string")
      .map((each) => each.id),
  ),
];

function Small({
  label,
  onClick,
  off = false,
  children,
}: {
  label: string;
  onClick(): void;
  off?: boolean;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      disabled={off}
      onClick={onClick}
      className="rounded px-1 py-1 text-soft hover:text-ink hover:bg-sunken disabled:opacity-30"
    >
      {children}
    </button>
  );
}

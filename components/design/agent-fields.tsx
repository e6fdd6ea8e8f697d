"use client";
import { type ReactNode, useState } from "react";
import { CheckField, NumberField, SelectField, TextField } from "@/components/ui/field";
import { SimulatedMark } from "@/components/ui/notice";
import type { AgentChoice } from "@/lib/protocol/condition";
import {
  type AgentOffer,
  type ParameterField,
  type ScalarField,
  type VariantsField,
  variantStart,
} from "./agent-offer";
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

/** The fields of an agent's own parameter schema. */
export function AgentParameters({
  offer,
  choice,
  onChange,
}: {
  offer: AgentOffer;
  choice: AgentChoice;
  onChange(next: AgentChoice): void;
}) {
  const parameters = { ...offer.defaults, ...choice.parameters };
  return (
    <Fields fields={offer.fields} values={parameters} onChange={(next) => onChange({ ...choice, parameters: next })} />
  );
}

type Value = AgentChoice["parameters"][string];
type Values = Readonly<Record<string, Value>>;

function Fields({
  fields,
  values,
  onChange,
}: {
  fields: readonly ParameterField[];
  values: Values;
  onChange(next: Record<string, Value>): void;
}) {
  return fields.map((field) => (
    <Parameter
      key={field.name}
      field={field}
      value={values[field.name] ?? field.start}
      onChange={(value) => onChange({ ...values, [field.name]: value })}
    />
  ));
}

interface ParameterProps<F extends ParameterField = ParameterField> {
  field: F;
  value: Value;
  onChange(value: Value): void;
}

function Parameter({ field, value, onChange }: ParameterProps) {
  switch (field.kind) {
    case "variants":
      return <Variants {...{ field, value, onChange }} />;
    case "group":
      return (
        <FieldGroup field={field}>
          <Fields fields={field.fields} values={valuesOf(value)} onChange={onChange} />
        </FieldGroup>
      );
    case "numbers":
      return <TypedField {...{ field, value, onChange }} read={readNumbers} write={writeNumbers} />;
    case "json":
      return <TypedField {...{ field, value, onChange }} read={readJson} write={JSON.stringify} />;
    default:
      return <Scalar {...{ field, value, onChange }} />;
  }
}

/** A choice among alternatives, and beside it the fields of the one that is chosen. */
function Variants({ field, value, onChange }: ParameterProps<VariantsField>) {
  const values = valuesOf(value);
  const chosen = field.variants.find((each) => each.value === values[field.tag]);
  return (
    <FieldGroup field={field}>
      <SelectField
        hideLabel
        label={field.title}
        value={String(values[field.tag] ?? "")}
        options={field.variants.map(({ value: option, title }) => ({ value: option, label: title }))}
        onChange={(next) =>
          onChange(
            variantStart(
              field.tag,
              field.variants.find((each) => each.value === next),
            ),
          )
        }
      />
      {chosen ? <Fields fields={chosen.fields} values={values} onChange={onChange} /> : null}
    </FieldGroup>
  );
}

function FieldGroup({ field, children }: { field: ParameterField; children: ReactNode }) {
  return (
    <fieldset className="min-w-0 border-l border-hairline pl-3">
      <legend className="float-left w-full text-table text-soft pb-1">{field.title}</legend>
      <div className="clear-both flex flex-wrap items-start gap-x-6 gap-y-3">{children}</div>
      {field.hint ? <p className="pt-1 text-[12px] text-soft">{field.hint}</p> : null}
    </fieldset>
  );
}

const valuesOf = (value: Value): Values =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};

/** A text that stands for a value; what stands for none yet is said, and the last value holds. */
function TypedField({
  field,
  value,
  onChange,
  read,
  write,
}: ParameterProps & {
  /** Undefined for what is no value. */
  read(text: string): Value | undefined;
  write(value: Value): string;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null && read(typed) === undefined;
  const change = (text: string) => {
    setTyped(text);
    const next = read(text);
    if (next !== undefined) onChange(next);
  };
  return (
    <TextField
      label={field.title}
      hint={field.hint}
      problem={wrong ? NEEDED[field.kind === "json" ? "json" : "numbers"] : undefined}
      value={typed ?? write(value)}
      onChange={change}
    />
  );
}

const NEEDED = { json: "a value in JSON is needed", numbers: "numbers are needed, with commas between" };

const writeNumbers = (value: Value): string => (Array.isArray(value) ? value.join(", ") : "");

function readNumbers(text: string): number[] | undefined {
  const parts = text.split(",").filter((part) => part.trim() !== "");
  const numbers = parts.map(Number);
  return numbers.length > 0 && numbers.every(Number.isFinite) ? numbers : undefined;
}

function readJson(text: string): Value | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function Scalar({ field, value, onChange }: ParameterProps<ScalarField>) {
  const labelled = { label: field.title, hint: field.hint ?? rangeOf(field) };
  const write = (text: string) => onChange(field.isOptional && text === "" ? null : text);
  if (field.kind === "boolean") return <CheckField label={field.title} checked={value === true} onChange={onChange} />;
  if (field.kind === "choice")
    return (
      <SelectField
        {...labelled}
        value={String(value ?? "")}
        options={field.choices.map((choice) => ({ value: choice, label: choice || NOTHING[`${field.isOptional}`] }))}
        onChange={write}
      />
    );
  if (field.kind === "text") return <TextField {...labelled} value={String(value ?? "")} onChange={write} />;
  const number = typeof value === "number" ? value : 0;
  return <NumberField {...labelled} value={number} problem={outside(field, number)} onChange={onChange} />;
}

const NOTHING = { true: "none", false: "choose one" };

const rangeOf = ({ min, max }: ScalarField): string | undefined => {
  if (min !== null && max !== null) return `${min} to ${max}`;
  if (min !== null) return `at least ${min}`;
  return max === null ? undefined : `at most ${max}`;
};

function outside(field: ScalarField, value: number): string | undefined {
  if (field.kind === "integer" && !Number.isInteger(value)) return "a whole number is needed";
  const below = field.min !== null && value < field.min;
  return below || (field.max !== null && value > field.max) ? `must be ${rangeOf(field)}` : undefined;
}

"use client";
import { useState } from "react";
import { CheckField, NumberField, SelectField, TextField } from "@/components/ui/field";
import { SimulatedMark } from "@/components/ui/notice";
import type { AgentChoice } from "@/lib/protocol/condition";
import {
  type AgentOffer,
  type GroupField,
  type ParameterField,
  type ScalarField,
  startOf,
  type VariantsField,
  variantStart,
} from "./agent-offer";
import type { DesignPart } from "./design-part";
import { useProblem } from "./use-draft";

/** The study's agent with its own parameters. */
export function AgentFields({ design, change, agents }: DesignPart & { agents: readonly AgentOffer[] }) {
  const offer = agents.find((agent) => agent.id === design.agent.id);
  const [unknown, unfit] = [useProblem("agent.id"), useProblem("agent")];
  const choose = (id: string) => {
    const chosen = agents.find((agent) => agent.id === id);
    change({ ...design, agent: { id, parameters: chosen?.defaults ?? {} } });
  };
  return (
    <div className="grid gap-5">
      <div className="grid gap-x-6 gap-y-2 sm:grid-cols-[15rem_minmax(0,1fr)]">
        <SelectField
          label="Agent"
          value={design.agent.id}
          options={agents.map(({ id, title }) => ({ value: id, label: title }))}
          problem={unknown ?? unfit}
          onChange={choose}
        />
        {offer ? (
          <p className="text-table text-soft max-w-prose sm:pt-7">
            {offer.summary}
            {offer.simulated ? (
              <span className="pl-2">
                <SimulatedMark />
              </span>
            ) : null}
          </p>
        ) : null}
      </div>
      {offer && offer.fields.length > 0 ? (
        <div className={COLUMNS}>
          <AgentParameters
            offer={offer}
            choice={design.agent}
            path="agent"
            onChange={(agent) => change({ ...design, agent })}
          />
        </div>
      ) : null}
      <CheckField
        label="Allow reduced isolation on hosts that offer no more (agents that are not calibration agents refuse it otherwise)"
        checked={design.allowReducedIsolation}
        onChange={(allowReducedIsolation) => change({ ...design, allowReducedIsolation })}
      />
    </div>
  );
}

/** Columns of one width, so that fields of groups stand below those outside of them. */
const COLUMNS = "grid grid-cols-[repeat(auto-fill,minmax(min(15rem,100%),1fr))] items-start gap-x-6 gap-y-4";
const WHOLE_ROW = "col-span-full min-w-0";

/** The fields of an agent's own parameter schema, for a grid; `path` is where the agent stands in the design. */
export function AgentParameters({
  offer,
  choice,
  path,
  onChange,
}: {
  offer: AgentOffer;
  choice: AgentChoice;
  path: string;
  onChange(next: AgentChoice): void;
}) {
  const parameters = { ...offer.defaults, ...choice.parameters };
  return (
    <Fields
      fields={offer.fields}
      path={`${path}.parameters`}
      values={parameters}
      onChange={(next) => onChange({ ...choice, parameters: next })}
    />
  );
}

type Value = AgentChoice["parameters"][string];
type Values = Readonly<Record<string, Value>>;

function Fields({
  fields,
  path,
  values,
  onChange,
}: {
  fields: readonly ParameterField[];
  path: string;
  values: Values;
  onChange(next: Record<string, Value>): void;
}) {
  // What follows a group would look like a part of it.
  const inOrder = [...fields.filter(({ kind }) => kind !== "group"), ...fields.filter(({ kind }) => kind === "group")];
  return inOrder.map((field) => (
    <Parameter
      key={field.name}
      field={field}
      path={`${path}.${field.name}`}
      value={values[field.name] ?? field.start}
      onChange={(value) => onChange({ ...values, [field.name]: value })}
    />
  ));
}

interface ParameterProps<F extends ParameterField = ParameterField> {
  field: F;
  /** Dotted, as problems name the field. */
  path: string;
  value: Value;
  onChange(value: Value): void;
}

function Parameter(props: ParameterProps) {
  const { field, ...rest } = props;
  switch (field.kind) {
    case "variants":
      return <Variants {...rest} field={field} />;
    case "group":
      return <FieldGroup {...rest} field={field} />;
    case "numbers":
      return <TypedField {...props} read={readNumbers} write={writeNumbers} />;
    case "json":
      return <TypedField {...props} read={readJson} write={JSON.stringify} />;
    default:
      return <Scalar {...rest} field={field} />;
  }
}

/** A choice among alternatives, and beside it the fields of the one that is chosen. */
function Variants({ field, path, value, onChange }: ParameterProps<VariantsField>) {
  const values = valuesOf(value);
  const chosen = field.variants.find((each) => each.value === values[field.tag]);
  const choose = (next: string) => {
    const variant = field.variants.find((each) => each.value === next);
    onChange(variantStart(field.tag, variant));
  };
  return (
    <fieldset className={`${WHOLE_ROW} ${COLUMNS}`}>
      <legend className="sr-only">{field.title}</legend>
      <SelectField
        label={field.title}
        hint={field.hint}
        value={String(values[field.tag] ?? "")}
        options={field.variants.map(({ value: option, title }) => ({ value: option, label: title }))}
        onChange={choose}
      />
      {chosen ? <Fields fields={chosen.fields} path={path} values={values} onChange={onChange} /> : null}
    </fieldset>
  );
}

/** Fields that belong together; a group that may be left out is switched on first. */
function FieldGroup({ field, path, value, onChange }: ParameterProps<GroupField>) {
  const isOn = !field.isOptional || value !== null;
  return (
    <fieldset className={`${WHOLE_ROW} ${COLUMNS}`}>
      <legend className="sr-only">{field.title}</legend>
      <div className={`${WHOLE_ROW} border-t border-hairline pt-3 text-table`}>
        {field.isOptional ? (
          <CheckField
            label={field.title}
            hint={field.hint ?? undefined}
            checked={isOn}
            onChange={(on) => onChange(on ? startOf(field.fields) : null)}
          />
        ) : (
          <p>
            <span className="pr-3">{field.title}</span>
            <span className="text-[12px] text-soft">{field.hint}</span>
          </p>
        )}
      </div>
      {isOn ? <Fields fields={field.fields} path={path} values={valuesOf(value)} onChange={onChange} /> : null}
    </fieldset>
  );
}

const valuesOf = (value: Value): Values =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};

/** A text that stands for a value; what stands for none yet is said, and the last value holds. */
function TypedField({
  field,
  path,
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
  const problem = useProblem(path);
  const change = (text: string) => {
    setTyped(text);
    const next = read(text);
    if (next !== undefined) onChange(next);
  };
  return (
    <TextField
      label={field.title}
      hint={field.hint}
      problem={wrong ? NEEDED[field.kind === "json" ? "json" : "numbers"] : problem}
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

function Scalar({ field, path, value, onChange }: ParameterProps<ScalarField>) {
  const problem = useProblem(path);
  const labelled = { label: field.title, hint: field.hint ?? rangeOf(field), problem };
  const write = (text: string) => onChange(field.isOptional && text === "" ? null : text);
  if (field.kind === "boolean")
    return (
      <CheckField label={field.title} hint={field.hint ?? undefined} checked={value === true} onChange={onChange} />
    );
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
  return <NumberField {...labelled} value={number} problem={outside(field, number) ?? problem} onChange={onChange} />;
}

const NOTHING = { true: "none", false: "choose one" };

const count = (value: number): string => value.toLocaleString("en-US");

const rangeOf = ({ min, max }: ScalarField): string | undefined => {
  if (min !== null && max !== null) return `${count(min)} to ${count(max)}`;
  if (min !== null) return `at least ${count(min)}`;
  return max === null ? undefined : `at most ${count(max)}`;
};

function outside(field: ScalarField, value: number): string | undefined {
  if (field.kind === "integer" && !Number.isInteger(value)) return "a whole number is needed";
  const below = field.min !== null && value < field.min;
  return below || (field.max !== null && value > field.max) ? `must be ${rangeOf(field)}` : undefined;
}

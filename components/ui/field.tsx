"use client";
import { type ReactNode, useId, useState } from "react";

export const INPUT =
  "rounded border border-strong-line bg-raised px-2 py-1 text-table aria-invalid:border-bad disabled:opacity-50 min-w-0";

interface Labelled {
  label: string;
  /** In a table the column's head is the label people see; the field's own is then for screen readers only. */
  hideLabel?: boolean;
  hint?: ReactNode;
  /** What is wrong with the value, as a person would fix it. */
  problem?: string | undefined;
  className?: string;
}

interface Wiring {
  id: string;
  "aria-invalid": boolean;
  "aria-describedby": string | undefined;
  "aria-label": string | undefined;
}

/** A label, what it labels, and below it the problem, or else a hint. */
export function Field({
  label,
  hideLabel = false,
  hint,
  problem,
  className = "",
  children,
}: Labelled & { children: (wiring: Wiring) => ReactNode }) {
  const id = useId();
  const remark = problem ?? hint;
  return (
    <div className={`grid content-start gap-1 text-table min-w-0 ${className}`}>
      {hideLabel ? null : (
        <label htmlFor={id} className="text-soft">
          {label}
        </label>
      )}
      {children({
        id,
        "aria-invalid": problem !== undefined,
        "aria-describedby": remark ? `${id}-remark` : undefined,
        "aria-label": hideLabel ? label : undefined,
      })}
      {remark ? (
        <span id={`${id}-remark`} className={problem ? "text-bad" : "text-[12px] text-soft"}>
          {remark}
        </span>
      ) : null}
    </div>
  );
}

export function TextField({
  value,
  onChange,
  rows,
  inputClass = "",
  ...labelled
}: Labelled & { value: string; onChange(value: string): void; rows?: number; inputClass?: string }) {
  return (
    <Field {...labelled}>
      {(wiring) =>
        rows ? (
          <textarea
            {...wiring}
            rows={rows}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            className={`${INPUT} ${inputClass}`}
          />
        ) : (
          <input
            {...wiring}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            className={`${INPUT} ${inputClass}`}
          />
        )
      }
    </Field>
  );
}

interface NumberProps extends Labelled {
  unit?: string;
  inputClass?: string;
}

/** A number; what is none yet is said, and the last number holds and comes back when the field is left. */
export function NumberField({ onChange, ...rest }: NumberProps & { value: number; onChange(value: number): void }) {
  return <NumberInput {...rest} onChange={(value) => value !== null && onChange(value)} />;
}

/** A number or nothing; the placeholder says what nothing means. */
export function OptionalNumberField(
  props: NumberProps & { value: number | null; placeholder: string; onChange(value: number | null): void },
) {
  return <NumberInput {...props} />;
}

function NumberInput({
  value,
  onChange,
  placeholder,
  unit,
  inputClass = "w-24",
  problem,
  ...labelled
}: NumberProps & { value: number | null; placeholder?: string; onChange(value: number | null): void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const mayBeEmpty = placeholder !== undefined;
  const wrong = typed !== null && readNumber(typed, mayBeEmpty) === undefined;
  const write = (text: string) => {
    setTyped(text);
    const read = readNumber(text, mayBeEmpty);
    if (read !== undefined) onChange(read);
  };
  return (
    <Field {...labelled} problem={wrong ? "a number is needed" : problem}>
      {(wiring) => (
        <span className="inline-flex items-baseline gap-1.5">
          <input
            {...wiring}
            inputMode="decimal"
            autoComplete="off"
            placeholder={placeholder}
            value={typed ?? (value === null ? "" : String(value))}
            onChange={(event) => write(event.target.value)}
            onBlur={() => setTyped(null)}
            className={`${INPUT} tabular text-right ${inputClass}`}
          />
          {unit ? <span className="text-soft">{unit}</span> : null}
        </span>
      )}
    </Field>
  );
}

/** A number, null for nothing where that is allowed, undefined for anything else. */
function readNumber(text: string, mayBeEmpty: boolean): number | null | undefined {
  const trimmed = text.trim().replaceAll(",", "");
  if (trimmed === "") return mayBeEmpty ? null : undefined;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : undefined;
}

export function SelectField({
  value,
  onChange,
  options,
  inputClass = "",
  ...labelled
}: Labelled & {
  value: string;
  onChange(value: string): void;
  options: readonly { value: string; label: string; disabled?: boolean }[];
  inputClass?: string;
}) {
  const known = options.some((option) => option.value === value);
  return (
    <Field {...labelled}>
      {(wiring) => (
        <select
          {...wiring}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={`${INPUT} ${inputClass}`}
        >
          {known ? null : <option value={value}>{`${value} (unknown)`}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function CheckField({
  label,
  hideLabel = false,
  hint,
  checked,
  onChange,
}: {
  label: string;
  hideLabel?: boolean;
  hint?: string;
  checked: boolean;
  onChange(checked: boolean): void;
}) {
  const id = useId();
  const box = (
    <label className="inline-flex items-baseline gap-2 text-table">
      <input
        type="checkbox"
        aria-label={hideLabel ? label : undefined}
        aria-describedby={hint ? id : undefined}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="accent-[var(--ink)] translate-y-px"
      />
      {hideLabel ? null : label}
    </label>
  );
  if (!hint) return box;
  return (
    <div className="grid gap-1">
      {box}
      <span id={id} className="text-[12px] text-soft">
        {hint}
      </span>
    </div>
  );
}

"use client";
import { useState } from "react";
import { Field, INPUT } from "@/components/ui/field";
import { Condition } from "@/lib/protocol/condition";

/** A condition's id. Contrasts and rules name it, so the design only ever gets one that is valid and nobody else's. */
export function ConditionIdField({
  label,
  id,
  others,
  onChange,
}: {
  label: string;
  id: string;
  others: readonly string[];
  onChange(id: string): void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const problem = typed === null ? undefined : problemOf(typed, others);
  const write = (text: string) => {
    setTyped(text);
    if (problemOf(text, others) === undefined) onChange(text);
  };
  return (
    <Field hideLabel label={label} problem={problem}>
      {(wiring) => (
        <input
          {...wiring}
          value={typed ?? id}
          onChange={(event) => write(event.target.value)}
          onBlur={() => setTyped(null)}
          className={`${INPUT} w-14`}
        />
      )}
    </Field>
  );
}

function problemOf(text: string, others: readonly string[]): string | undefined {
  if (others.includes(text)) return `${text} is used twice`;
  return Condition.shape.id.safeParse(text).error?.issues[0]?.message;
}

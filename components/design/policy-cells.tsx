"use client";
import { TRIGGERS } from "@/components/study/say-condition";
import { CheckField, NumberField, SelectField } from "@/components/ui/field";
import { type ProfilingPolicy, RepresentationId, Trigger } from "@/lib/protocol/condition";
import { KindCell } from "./kind-cell";
import type { KindOffer } from "./kind-offer";
import { useProblem } from "./use-draft";

const BEST = "best-of";
const SHOWS = [
  ...RepresentationId.options.map((id) => ({ value: id, label: id })),
  { value: BEST, label: "best of …" },
];

/** How a condition profiles: what it shows, when, and how much of it. */
export function PolicyCells({
  at,
  of,
  cell,
  policy,
  others,
  kinds,
  onChange,
}: {
  at: string;
  of: (what: string) => string;
  cell: string;
  policy: ProfilingPolicy;
  others: readonly string[];
  kinds: readonly KindOffer[];
  onChange(next: ProfilingPolicy): void;
}) {
  const path = `${at}.profiling`;
  const set = (next: Partial<ProfilingPolicy>) => onChange({ ...policy, ...next });
  const limits = [
    { name: "calls", label: "Calls", problem: useProblem(`${path}.calls`) },
    { name: "secondsPerCall", label: "Seconds a call", problem: useProblem(`${path}.secondsPerCall`) },
    { name: "evidenceTokens", label: "Evidence tokens a call", problem: useProblem(`${path}.evidenceTokens`) },
  ] as const;
  return (
    <>
      <td className={cell}>
        <KindCell label={of("Kind of profile")} {...{ path, policy, kinds, onChange }} />
      </td>
      <td className={cell}>
        <Shows
          label={of("Representation")}
          path={path}
          policy={policy}
          others={others}
          onChange={(representation) => set({ representation })}
        />
      </td>
      <td className={cell}>
        <SelectField
          hideLabel
          label={of("Trigger")}
          value={policy.trigger}
          inputClass="w-28"
          options={Trigger.options.map((value) => ({ value, label: TRIGGERS[value] }))}
          onChange={(value) => set({ trigger: Trigger.parse(value) })}
        />
      </td>
      {limits.map(({ name, label, problem }) => (
        <td key={name} className={cell}>
          <NumberField
            hideLabel
            label={of(label)}
            value={policy[name]}
            problem={problem}
            onChange={(value) => set({ [name]: value })}
            inputClass="w-13"
          />
        </td>
      ))}
    </>
  );
}

function Shows({
  label,
  path,
  policy,
  others,
  onChange,
}: {
  label: string;
  path: string;
  policy: ProfilingPolicy;
  others: readonly string[];
  onChange(next: ProfilingPolicy["representation"]): void;
}) {
  const { representation } = policy;
  const among = typeof representation === "object" ? representation.among : null;
  const here = useProblem(`${path}.representation`);
  const inside = useProblem(`${path}.representation.among`);
  const choose = (value: string) =>
    onChange(value === BEST ? { rule: "best-of", among: [...others] } : RepresentationId.parse(value));
  const toggle = (id: string, on: boolean) =>
    onChange({ rule: "best-of", among: others.filter((each) => (each === id ? on : among?.includes(each))) });
  return (
    <div className="grid gap-1.5">
      <SelectField
        hideLabel
        label={label}
        value={typeof representation === "string" ? representation : BEST}
        inputClass="w-26"
        options={SHOWS}
        problem={here ?? inside ?? (among && among.length < 2 ? "name at least 2 to choose among" : undefined)}
        onChange={choose}
      />
      {among ? (
        <fieldset className="grid w-max grid-cols-2 gap-x-3">
          <legend className="sr-only">{`${label}: choose the best among`}</legend>
          {others.map((id) => (
            <CheckField key={id} label={id} checked={among.includes(id)} onChange={(on) => toggle(id, on)} />
          ))}
        </fieldset>
      ) : null}
    </div>
  );
}

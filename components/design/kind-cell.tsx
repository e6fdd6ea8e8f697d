"use client";
import { SelectField } from "@/components/ui/field";
import type { ProfilingPolicy } from "@/lib/protocol/condition";
import { type KindOffer, offerId, whyNotProfiled, withOffer } from "./kind-offer";
import { useProblem } from "./use-draft";

/** What a condition's profiles measure; what no worker can give is there, and cannot be chosen. */
export function KindCell({
  label,
  path,
  policy,
  kinds,
  onChange,
}: {
  label: string;
  path: string;
  policy: ProfilingPolicy;
  kinds: readonly KindOffer[];
  onChange(next: ProfilingPolicy): void;
}) {
  const problem = useProblem(`${path}.kind`);
  const choose = (value: string) => {
    const offer = kinds.find((each) => offerId(each) === value);
    if (offer) onChange(withOffer(policy, offer));
  };
  return (
    <SelectField
      hideLabel
      label={label}
      value={offerId(policy)}
      inputClass="w-32"
      options={kinds.map((offer) => ({ value: offerId(offer), label: offer.label, disabled: offer.why !== null }))}
      problem={problem ?? whyNotProfiled(kinds, policy)}
      onChange={choose}
    />
  );
}

/** Why some kinds cannot be chosen. */
export function UnavailableKinds({ kinds }: { kinds: readonly KindOffer[] }) {
  const unavailable = kinds.filter(({ why }) => why !== null);
  if (unavailable.length === 0) return null;
  return (
    <details className="text-table text-soft">
      <summary className="cursor-pointer">Kinds of profiles that no worker can take now</summary>
      <ul className="pt-1 grid gap-0.5">
        {unavailable.map((offer) => (
          <li key={offerId(offer)}>
            {offer.label}: {offer.why}
          </li>
        ))}
      </ul>
    </details>
  );
}

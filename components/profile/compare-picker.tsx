"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Choice } from "./choice";
import { diffAddress } from "./diff-state";

/** A profile, or repeats of one, that another can be compared with. */
export interface Comparable {
  ids: readonly string[];
  title: string;
}

type Side = "before" | "after";
const SIDES: readonly { id: Side; name: string; hint: string }[] = [
  { id: "before", name: "before", hint: "What is chosen came after this profile" },
  { id: "after", name: "after", hint: "What is chosen came before this profile" },
];

/** Leads to the comparison of a profile with another one; it says, and lets choose, which side this one is. */
export function ComparePicker({
  profileId,
  usualSide,
  comparable,
}: {
  profileId: string;
  /** Of this profile, until another is chosen. */
  usualSide: Side;
  comparable: readonly Comparable[];
}) {
  const router = useRouter();
  const [side, setSide] = useState(usualSide);
  if (comparable.length === 0) return null;
  const compare = (chosen: Comparable | undefined) => {
    if (!chosen) return;
    router.push(side === "before" ? diffAddress([profileId], chosen.ids) : diffAddress(chosen.ids, [profileId]));
  };
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-table text-soft">
      This one is <Choice label="This profile is" now={side} options={SIDES} onChange={(next) => setSide(next)} />
      <label className="inline-flex items-center gap-2">
        Compare with
        <select
          value=""
          onChange={(event) => compare(comparable[Number(event.target.value)])}
          className="max-w-[20rem] rounded border border-hairline bg-raised px-1.5 py-0.5"
        >
          <option value="" disabled>
            {side === "before" ? "the one after…" : "the one before…"}
          </option>
          {comparable.map(({ ids, title }, index) => (
            <option key={ids.join()} value={index}>
              {title}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

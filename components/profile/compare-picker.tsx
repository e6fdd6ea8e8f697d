"use client";
import { useRouter } from "next/navigation";
import { diffAddress } from "./diff-state";

/** A profile, or repeats of one, that another can be compared with. */
export interface Comparable {
  ids: readonly string[];
  title: string;
}

/** Leads to the comparison of a profile with another one, which is the earlier side unless this one is the base. */
export function ComparePicker({
  profileId,
  isBase,
  comparable,
}: {
  profileId: string;
  isBase: boolean;
  comparable: readonly Comparable[];
}) {
  const router = useRouter();
  if (comparable.length === 0) return null;
  const compare = (chosen: Comparable | undefined) => {
    if (!chosen) return;
    router.push(isBase ? diffAddress([profileId], chosen.ids) : diffAddress(chosen.ids, [profileId]));
  };
  return (
    <label className="inline-flex items-center gap-2 text-table text-soft">
      Compare with
      <select
        value=""
        onChange={(event) => compare(comparable[Number(event.target.value)])}
        className="max-w-[20rem] rounded border border-hairline bg-raised px-1.5 py-0.5"
      >
        <option value="" disabled>
          choose a profile…
        </option>
        {comparable.map(({ ids, title }, index) => (
          <option key={ids.join()} value={index}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

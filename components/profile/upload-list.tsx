"use client";
import Link from "next/link";
import { useState } from "react";
import type { ActionAnswer } from "@/components/ui/action-answer";
import { ActionButton } from "@/components/ui/action-button";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LocalTime } from "@/components/ui/local-time";
import { ScrollBox } from "@/components/ui/scroll-box";
import type { ProfileKind, Unit } from "@/lib/profile/profile";
import { diffAddress } from "./diff-state";
import { quantityText } from "./quantity-text";

/** A file that was opened. */
export interface UploadedProfile {
  id: string;
  label: string;
  kind: ProfileKind;
  unit: Unit;
  total: number;
  samples: number;
  createdAt: string;
}

/** Opened files, newest first: each can be looked at, two can be compared, any can be deleted. */
export function UploadList({
  uploads,
  remove,
}: {
  uploads: readonly UploadedProfile[];
  remove(id: string): Promise<ActionAnswer>;
}) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  if (uploads.length === 0) return <EmptyState shows="Here will be the profiles you have opened from files." />;
  const choose = (id: string) =>
    setChosen((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id]));
  const [before, after] = chosen;
  return (
    <div>
      <ScrollBox label="Opened files">
        <table className="w-full text-table text-left border-separate border-spacing-0">
          <caption className="sr-only">Opened files, newest first</caption>
          <thead>
            <tr className="text-soft">
              {["Compare", "File", "Measures", "Total", "Samples", "Opened", ""].map((title) => (
                <th key={title} scope="col" className="border-b border-hairline pr-4 py-1 font-medium">
                  {title || <span className="sr-only">Actions</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {uploads.map(({ id, label, kind, unit, total, samples, createdAt }) => (
              <tr key={id}>
                <td className="border-b border-hairline pr-4 py-1">
                  <label className="inline-flex gap-1.5">
                    <input
                      type="checkbox"
                      aria-label={`Compare ${label}`}
                      checked={chosen.includes(id)}
                      onChange={() => choose(id)}
                      className="accent-(--ink)"
                    />
                    <span className="text-soft w-10">{id === before ? "before" : id === after ? "after" : ""}</span>
                  </label>
                </td>
                <td className="border-b border-hairline pr-4 py-1 break-all">
                  <Link href={`/profiles/${id}`} className="underline underline-offset-2 decoration-hairline">
                    {label}
                  </Link>
                </td>
                <td className="border-b border-hairline pr-4 py-1">{kind}</td>
                <td className="border-b border-hairline pr-4 py-1 tabular">{quantityText(total, unit)}</td>
                <td className="border-b border-hairline pr-4 py-1 tabular">{samples.toLocaleString("en-US")}</td>
                <td className="border-b border-hairline pr-4 py-1">
                  <LocalTime at={createdAt} />
                </td>
                <td className="border-b border-hairline py-1 text-right">
                  <ActionButton
                    small
                    action={() => remove(id)}
                    confirm={{
                      question: `Delete ${label}?`,
                      consequence: "Its profile goes from the database; the file it came from stays where it is.",
                      verb: "Delete profile",
                    }}
                  >
                    Delete
                  </ActionButton>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <div className="flex items-baseline gap-3 pt-3 text-table text-soft">
        {before && after && chosen.length === 2 ? (
          <Link href={diffAddress([before], [after])} className={buttonClass()}>
            Compare both
          </Link>
        ) : (
          <span>Choose two to compare, the earlier one first.</span>
        )}
      </div>
    </div>
  );
}

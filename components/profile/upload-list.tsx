"use client";
import Link from "next/link";
import type { ActionAnswer } from "@/components/ui/action-answer";
import { ActionButton } from "@/components/ui/action-button";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LocalTime } from "@/components/ui/local-time";
import { ScrollBox } from "@/components/ui/scroll-box";
import { Choice } from "./choice";
import { type ComparedFile, whyNotCompared } from "./compared-files";
import { diffAddress, markedIn } from "./diff-state";
import { quantityText } from "./quantity-text";
import { useUrlParams } from "./url-params";

/** A file that was opened. */
export interface UploadedProfile extends ComparedFile {
  id: string;
  total: number;
  samples: number;
  createdAt: string;
}

const SIDES = ["before", "after"] as const;
type Side = (typeof SIDES)[number];

/**
 * Opened files, newest first: each can be looked at, or deleted; those marked as before and as after can be compared, several
 * on a side as repeats. The address keeps the marks.
 */
export function UploadList({
  uploads,
  remove,
}: {
  uploads: readonly UploadedProfile[];
  remove(id: string): Promise<ActionAnswer>;
}) {
  const { params, set } = useUrlParams();
  if (uploads.length === 0) return <EmptyState shows="Here will be the profiles you have opened from files." />;
  const marked = markedIn(params);
  const sideOf = (id: string) => SIDES.find((side) => marked[side].includes(id)) ?? "";
  const opened = new Map(uploads.map((upload) => [upload.id, upload]));
  const [before = [], after = []] = SIDES.map((side) => marked[side].flatMap((id) => opened.get(id) ?? []));
  const mark = (id: string, side: Side) => {
    const isUndone = sideOf(id) === side;
    const marks = SIDES.map((each): [Side, string] => {
      const others = marked[each].filter((one) => one !== id);
      return [each, (each === side && !isUndone ? [...others, id] : others).join(",")];
    });
    set(Object.fromEntries(marks));
  };
  const why = whyNotCompared(before, after);
  return (
    <div>
      <ScrollBox label="Opened files" className="scroll-hint">
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
                  <Choice
                    label={`Compare ${label}`}
                    now={sideOf(id)}
                    options={SIDES.map((side) => ({
                      id: side,
                      name: side,
                      hint: `Compare ${label} as ${side}; once more to leave it out`,
                    }))}
                    onChange={(side) => mark(id, side)}
                  />
                </td>
                <td className="border-b border-hairline pr-4 py-1 break-all min-w-40">
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
        {why === "" ? (
          <Link href={diffAddress(before.map(idOf), after.map(idOf))} className={buttonClass()}>
            Compare {before.length} with {after.length}
          </Link>
        ) : (
          <span>{why}</span>
        )}
      </div>
    </div>
  );
}

const idOf = ({ id }: UploadedProfile): string => id;

import type { ReactNode } from "react";
import type { Column } from "@/components/ui/data-table";
import type { Frame } from "@/lib/profile/profile";
import { placeOf } from "./frame-text";
import { PlaceText } from "./place-text";

/**
 * Around a table whose second column is the place of a function: where there is no room for it beside the numbers, it stands
 * below the name, and the column goes.
 */
export const FunctionRows = ({ children }: { children: ReactNode }) => (
  <div className="max-sm:[&_tr>:nth-child(2)]:hidden min-w-0">{children}</div>
);

/** The first two columns: the name as `nameCell` draws it, and the place. */
export function functionColumns<Row extends Frame>(nameCell: (row: Row, name: string) => ReactNode): Column<Row>[] {
  const nameOf = (row: Row) => row.name || "(anonymous)";
  return [
    {
      id: "name",
      title: "Function",
      value: nameOf,
      cell: (row) => (
        <>
          {nameCell(row, nameOf(row))}
          <div className="sm:hidden">
            <PlaceText place={placeOf(row)} />
          </div>
        </>
      ),
    },
    { id: "place", title: "Place", value: placeOf, cell: (row) => <PlaceText place={placeOf(row)} /> },
  ];
}

import type { ReactNode } from "react";
import type { CsvValue } from "@/lib/protocol/csv";
import { CopyCsv } from "./copy-csv";
import { ScrollBox } from "./scroll-box";

/** One cell: what is shown, and what it is worth in CSV. */
export interface PlainCell {
  show: ReactNode;
  value: CsvValue;
  numeric?: boolean;
}

/** A small table of facts; rows are few and in a given order. */
export function PlainTable({
  label,
  head,
  rows,
}: {
  label: string;
  head: readonly string[];
  rows: readonly { key: string; cells: readonly PlainCell[] }[];
}) {
  return (
    <div>
      <ScrollBox label={label}>
        <table className="text-table text-left border-separate border-spacing-0">
          <caption className="sr-only">{label}</caption>
          <thead>
            <tr className="text-soft">
              {head.map((title, at) => (
                <th
                  key={title}
                  scope="col"
                  className={`border-b border-hairline pr-6 py-1 font-medium whitespace-nowrap ${rows[0]?.cells[at]?.numeric ? "text-right" : ""}`}
                >
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                {row.cells.map((cell, at) => (
                  <td
                    key={head[at]}
                    className={`border-b border-hairline pr-6 py-1 align-top ${cell.numeric ? "text-right tabular" : ""}`}
                  >
                    {cell.show}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <div className="pt-1">
        <CopyCsv header={head} rows={rows.map((row) => row.cells.map((cell) => cell.value))} />
      </div>
    </div>
  );
}

export const text = (value: string): PlainCell => ({ show: value, value });
export const number = (value: number | null, show: ReactNode = value ?? "–"): PlainCell => ({
  show,
  value,
  numeric: true,
});

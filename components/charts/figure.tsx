"use client";
import Link from "next/link";
import { type ReactNode, useId, useRef, useState } from "react";
import { SimulatedMark } from "@/components/ui/notice";
import { ScrollBox } from "@/components/ui/scroll-box";
import { countOf } from "@/lib/protocol/count-of";
import type { CsvValue } from "@/lib/protocol/csv";
import { DownloadSvg } from "./download-svg";
import { type FigureData, figureCsv } from "./figure-csv";
import { save } from "./save";

const TABLE_ROWS = 200;
const SIMULATED = "simulated: a known-answer agent takes part";

/** A drawing with its title and caption; at its corner the same data as a table, as CSV, and the drawing as SVG. */
export function Figure({
  name,
  title,
  data,
  caption,
  isSimulated = false,
  interim = null,
  children,
}: {
  /** The name of the downloaded files. */
  name: string;
  title: string;
  data: FigureData;
  caption?: ReactNode;
  /** A known-answer agent takes part: said beside the title and inside the downloaded files. */
  isSimulated?: boolean;
  /** Of a study that is not complete: said under the title and inside the downloaded files. */
  interim?: string | null;
  children: ReactNode;
}) {
  const [isTable, setTable] = useState(false);
  const drawing = useRef<HTMLElement>(null);
  const id = useId();
  const notes = [...(isSimulated ? [SIMULATED] : []), ...(interim === null ? [] : [interim])];
  return (
    <figure aria-labelledby={id} className="min-w-0 pb-2 max-w-[45rem]">
      <div className="flex flex-wrap items-baseline gap-x-3 pb-1.5 text-table">
        <h2 id={id} className="font-medium">
          {title}
        </h2>
        {isSimulated ? <SimulatedMark /> : null}
        <span className="ml-auto inline-flex gap-3">
          <button
            type="button"
            aria-pressed={isTable}
            onClick={() => setTable(!isTable)}
            className="text-soft hover:text-ink aria-pressed:text-ink aria-pressed:underline underline-offset-2"
          >
            Table
          </button>
          <button
            type="button"
            aria-label={`Download ${name} as CSV`}
            onClick={() => save(`${name}.csv`, "text/csv", figureCsv(data, isSimulated, interim))}
            className="text-soft hover:text-ink"
          >
            CSV
          </button>
          <DownloadSvg from={drawing} name={name} title={title} note={notes.join(" · ")} />
        </span>
      </div>
      {interim === null ? null : <p className="pb-1.5 text-table text-flame">{interim}</p>}
      <ScrollBox ref={drawing} label={title} className="scroll-hint">
        {children}
      </ScrollBox>
      {isTable ? <DataRows data={data} label={title} /> : null}
      {caption ? <figcaption className="pt-1 text-table text-soft max-w-[80ch]">{caption}</figcaption> : null}
    </figure>
  );
}

function DataRows({ data: { header, rows }, label }: { data: FigureData; label: string }) {
  const cell = (value: CsvValue) =>
    typeof value === "number" ? Number(value.toPrecision(5)).toString().replace("-", "−") : String(value ?? "");
  return (
    <ScrollBox label={`${label}: data`} className="max-h-80 border border-hairline mt-2">
      <table className="text-table">
        <thead>
          <tr>
            {header.map((name) => (
              <th
                key={name}
                scope="col"
                className="sticky top-0 bg-paper px-2 py-1 text-left font-medium text-soft whitespace-nowrap"
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, TABLE_ROWS).map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a figure never move.
            <tr key={i}>
              {header.map((name, column) => (
                <td
                  key={name}
                  className={`px-2 py-0.5 border-t border-hairline tabular ${typeof row[column] === "number" ? "text-right" : ""}`}
                >
                  {name === "run" ? (
                    <Link href={`/runs/${row[column]}`} className="underline underline-offset-2 font-mono text-[12px]">
                      {String(row[column]).slice(-8)}
                    </Link>
                  ) : (
                    cell(row[column] ?? null)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > TABLE_ROWS ? (
        <p className="p-2 text-table text-soft">
          The first {TABLE_ROWS} of {countOf(rows.length, "row")}; the CSV has all.
        </p>
      ) : null}
    </ScrollBox>
  );
}

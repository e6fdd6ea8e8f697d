"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { type CsvValue, toCsv } from "@/lib/protocol/csv";
import { CopyButton } from "./copy-button";
import { ScrollBox } from "./scroll-box";

export interface Column<Row> {
  id: string;
  title: string;
  /** What a reader of the column may need to know. */
  hint?: string;
  align?: "right";
  /** What the column is worth: for sorting and for CSV. Absent values sort last. */
  value(row: Row): CsvValue;
  /** What is shown; the value itself when absent. */
  cell?(row: Row): ReactNode;
}

const VIRTUAL_FROM = 200;
const ROW_PX = 30;

/** A table with sticky header, sortable by any column, virtualised past 200 rows, and copied as CSV as it is sorted. */
export function DataTable<Row>({
  label,
  rows,
  columns,
  rowKey,
  footer,
}: {
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey(row: Row): string;
  footer?: ReactNode;
}) {
  const [order, setOrder] = useState<{ id: string; down: boolean } | null>(null);
  const sorted = useMemo(() => sortRows(rows, columns, order), [rows, columns, order]);
  const box = useRef<HTMLElement>(null);
  const virtual = sorted.length > VIRTUAL_FROM;
  const virtualizer = useVirtualizer({
    count: virtual ? sorted.length : 0,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  });
  const items = virtual ? virtualizer.getVirtualItems().map((item) => item.index) : sorted.map((_, index) => index);
  const before = virtual ? (virtualizer.getVirtualItems()[0]?.start ?? 0) : 0;
  const after = virtual ? virtualizer.getTotalSize() - (virtualizer.getVirtualItems().at(-1)?.end ?? 0) : 0;
  // Of numbers the largest are looked for, of names the first.
  const turn = ({ id, align }: Column<Row>) =>
    setOrder((now) => ({ id, down: now?.id === id ? !now.down : align === "right" }));
  return (
    <div>
      <ScrollBox ref={box} label={label} tall={virtual} className="scroll-hint">
        <table className="w-full text-table border-separate border-spacing-0">
          <caption className="sr-only">{label}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <HeaderCell key={column.id} column={column} order={order} onTurn={() => turn(column)} />
              ))}
            </tr>
          </thead>
          <tbody>
            <Spacer height={before} />
            {items.map((index) => {
              const row = sorted[index];
              if (row === undefined) return null;
              return (
                <tr key={rowKey(row)} className="hover:bg-sunken focus-within:bg-sunken">
                  {columns.map((column) => (
                    <td
                      key={column.id}
                      className={`border-b border-hairline px-2 py-1 align-top ${column.align === "right" ? "text-right tabular" : ""}`}
                    >
                      {column.cell ? column.cell(row) : column.value(row)}
                    </td>
                  ))}
                </tr>
              );
            })}
            <Spacer height={after} />
          </tbody>
        </table>
      </ScrollBox>
      <div className="flex items-center gap-3 pt-2 text-table text-soft">
        {footer}
        <span className="ml-auto" />
        <CopyButton what={`${label} as CSV`} text={csvOf(sorted, columns)}>
          CSV
        </CopyButton>
      </div>
    </div>
  );
}

function HeaderCell<Row>({
  column,
  order,
  onTurn,
}: {
  column: Column<Row>;
  order: { id: string; down: boolean } | null;
  onTurn(): void;
}) {
  const mine = order?.id === column.id;
  const sign = mine ? (order.down ? "↓" : "↑") : "";
  return (
    <th
      scope="col"
      aria-sort={mine ? (order.down ? "descending" : "ascending") : "none"}
      className={`sticky top-0 z-10 bg-paper border-b border-hairline px-2 py-1.5 font-medium text-soft ${column.align === "right" ? "text-right" : "text-left"}`}
    >
      <button
        type="button"
        onClick={onTurn}
        title={column.hint}
        className={`inline-flex align-top whitespace-nowrap hover:text-ink ${column.align === "right" ? "flex-row-reverse" : ""}`}
      >
        {column.title}
        <span aria-hidden="true" className="inline-block w-3">
          {sign}
        </span>
      </button>
    </th>
  );
}

const Spacer = ({ height }: { height: number }) =>
  height > 0 ? (
    <tr>
      <td style={{ height }} />
    </tr>
  ) : null;

function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  order: { id: string; down: boolean } | null,
): readonly Row[] {
  const column = columns.find((each) => each.id === order?.id);
  if (!column) return rows;
  const sign = order?.down ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [column.value(a), column.value(b)];
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    return sign * (typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y)));
  });
}

const csvOf = <Row,>(rows: readonly Row[], columns: readonly Column<Row>[]): string =>
  toCsv(
    columns.map((column) => column.title),
    rows.map((row) => columns.map((column) => column.value(row))),
  );

"use client";
import { useMemo } from "react";
import { type Column, DataTable } from "@/components/ui/data-table";
import type { Origin } from "@/lib/profile/profile";
import { placeOf, timeText } from "./frame-text";
import { originFill } from "./origins";
import { useUrlParams } from "./url-params";

/** A function with its times in microseconds and its shares (0..1) of the busy time. */
export interface FunctionRow {
  id: number;
  name: string;
  file: string;
  line: number;
  origin: Origin;
  self: number;
  total: number;
  selfShare: number;
  totalShare: number;
}

const tenth = (share: number) => (100 * share).toFixed(1);
const ms = (microseconds: number) => (microseconds / 1000).toFixed(1);

const COLUMNS: readonly Column<FunctionRow>[] = [
  {
    id: "name",
    title: "Function",
    value: (row) => row.name || "(anonymous)",
    cell: (row) => (
      <span className="inline-flex gap-2 items-baseline font-mono text-[12px] break-all">
        <span
          aria-hidden="true"
          className="inline-block size-2.5 shrink-0 self-center"
          style={{ background: originFill(row.origin) }}
        />
        {row.name || "(anonymous)"}
      </span>
    ),
  },
  {
    id: "place",
    title: "Place",
    value: placeOf,
    cell: (row) => <span className="font-mono text-[12px] text-soft break-all">{placeOf(row)}</span>,
  },
  { id: "self", title: "Self %", align: "right", value: (row) => row.selfShare, cell: (row) => tenth(row.selfShare) },
  { id: "selfMs", title: "Self ms", align: "right", value: (row) => row.self / 1000, cell: (row) => ms(row.self) },
  {
    id: "total",
    title: "Total %",
    align: "right",
    value: (row) => row.totalShare,
    cell: (row) => tenth(row.totalShare),
  },
  { id: "totalMs", title: "Total ms", align: "right", value: (row) => row.total / 1000, cell: (row) => ms(row.total) },
];

/** Functions by self and total time; narrowed by the same search as the flame graph. `busy` and `idle` in microseconds. */
export function FlatTable({ rows, busy, idle }: { rows: readonly FunctionRow[]; busy: number; idle: number }) {
  const search = (useUrlParams().params.get("search") ?? "").toLowerCase();
  const found = useMemo(
    () => rows.filter((row) => search === "" || `${row.name}\n${row.file}:${row.line}`.toLowerCase().includes(search)),
    [rows, search],
  );
  return (
    <DataTable
      label="Functions by time"
      rows={found}
      columns={COLUMNS}
      rowKey={(row) => String(row.id)}
      footer={
        <span className="tabular">
          {found.length.toLocaleString("en-US")} of {rows.length.toLocaleString("en-US")} functions; shares of{" "}
          {timeText(busy)} busy, with {idle > 0 ? `${timeText(idle)} idle` : "no idle time"} beside it; a function on a
          stack twice counts once
        </span>
      }
    />
  );
}

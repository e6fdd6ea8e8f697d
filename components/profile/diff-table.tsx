"use client";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type Column, DataTable } from "@/components/ui/data-table";
import { ask, FOREVER } from "./ask-profile";
import { Choice } from "./choice";
import type { DiffFunction, DiffFunctions } from "./diff-answer";
import type { DiffState } from "./diff-state";
import { trustFacts } from "./diff-trust";
import { FunctionRows, functionColumns } from "./function-rows";
import { matchingRows } from "./matching-rows";
import { COLUMN_UNITS, pointsText } from "./quantity-text";

const KINDS = [
  { id: "all", name: "All functions", hint: "Those that changed most first" },
  { id: "both", name: "On both sides", hint: "Functions that both sides have" },
  { id: "new", name: "Only after", hint: "Functions that only the later side has" },
  { id: "gone", name: "Only before", hint: "Functions that only the earlier side has" },
] as const;

const kindOf = ({ before, after }: DiffFunction): DiffState["kind"] =>
  before === null ? "new" : after === null ? "gone" : "both";

/** The functions of a comparison by their change, with what says how far to trust it. */
export function DiffTable({ state, onKind }: { state: DiffState; onKind(kind: DiffState["kind"]): void }) {
  const { kind } = state;
  const { data, error } = useDiffFunctions(state);
  const found = useMemo(
    () => (data ? matchingRows(data.rows, state.search).filter((row) => kind === "all" || kindOf(row) === kind) : []),
    [data, state.search, kind],
  );
  if (error)
    return (
      <p role="alert" className="text-table text-bad py-4">
        The profiles could not be compared: {error.message}
      </p>
    );
  if (!data) return <p className="text-table text-soft p-3">Comparing the profiles…</p>;
  return (
    <div className="grid gap-2 min-w-0 *:min-w-0">
      <div className="flex flex-wrap items-center gap-3 text-table">
        <Choice label="Functions" now={kind} options={KINDS} onChange={onKind} />
      </div>
      <TrustFacts compared={data} />
      <FunctionRows>
        <DataTable
          label="Functions by change"
          rows={found}
          columns={columnsOf(data)}
          rowKey={(row) => String(row.id)}
          footer={<span className="tabular">{listedText(data, found.length)}</span>}
        />
      </FunctionRows>
    </div>
  );
}

function useDiffFunctions({ before, after }: DiffState) {
  const params = { before: before.join(","), after: after.join(",") };
  return useQuery({
    ...FOREVER,
    queryKey: ["diff-functions", params],
    queryFn: ({ signal }) => ask<DiffFunctions>(`/api/profiles/diff/functions?${new URLSearchParams(params)}`, signal),
  });
}

function columnsOf({ unit }: DiffFunctions): Column<DiffFunction>[] {
  const { name, of, digits } = COLUMN_UNITS[unit];
  const percent = (share: number | undefined, none: string) => (share === undefined ? none : (100 * share).toFixed(1));
  return [
    ...functionColumns<DiffFunction>((_, name) => (
      <span className="block font-mono text-[12px] min-w-32 break-all">{name}</span>
    )),
    {
      ...{ id: "change", title: "Change of self", align: "right", hint: "In percentage points of the busy total" },
      value: (row) => row.deltaSelfShare,
      cell: (row) => pointsText(row.deltaSelfShare),
    },
    {
      ...{ id: "before", title: "Self % before", align: "right" },
      value: (row) => row.before?.selfShare ?? null,
      cell: (row) => percent(row.before?.selfShare, "new"),
    },
    {
      ...{ id: "after", title: "Self % after", align: "right" },
      value: (row) => row.after?.selfShare ?? null,
      cell: (row) => percent(row.after?.selfShare, "gone"),
    },
    {
      ...{ id: "z", title: "z", align: "right", hint: "The change over its standard error" },
      value: (row) => row.z,
      cell: (row) => row.z.toFixed(1).replace("-", "−"),
    },
    {
      ...{ id: "weight", title: `Change of self ${name}`.trim(), align: "right" },
      value: (row) => of(row.deltaSelf),
      cell: (row) => signed(of(row.deltaSelf), digits),
    },
    {
      ...{ id: "total", title: "Change of total", align: "right" },
      value: (row) => row.deltaTotalShare,
      cell: (row) => pointsText(row.deltaTotalShare),
    },
  ];
}

/** A change with its sign; nothing is neither more nor less. */
function signed(change: number, digits: number): string {
  const text = Math.abs(change).toFixed(digits);
  return Number(text) === 0 ? `±${text}` : `${change > 0 ? "+" : "−"}${text}`;
}

/** How many runs stand behind each side, what z is of, and what runs of the same code differ by. */
function TrustFacts({ compared }: { compared: DiffFunctions }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 text-table tabular max-w-[60rem]">
      {trustFacts(compared).map(([name, fact]) => (
        <div key={name} className="contents">
          <dt className="text-soft">{name}</dt>
          <dd className="min-w-0 break-words">{fact}</dd>
        </div>
      ))}
    </dl>
  );
}

function listedText({ rows, all }: DiffFunctions, found: number): string {
  const say = (count: number) => count.toLocaleString("en-US");
  const cut = rows.length < all ? ` (the ${say(rows.length)} largest changes are listed)` : "";
  return `${say(found)} of ${say(all)} functions${cut}; changes are of one run`;
}

"use client";
import { useMemo } from "react";
import { type Column, DataTable } from "@/components/ui/data-table";
import { frameLabel } from "@/lib/profile/frame-label";
import { useFunctions } from "./ask-profile";
import type { FunctionRow, FunctionsAnswer } from "./flame-tree";
import { FunctionRows, functionColumns } from "./function-rows";
import { matchingRows } from "./matching-rows";
import { originFill } from "./origins";
import { COLUMN_UNITS, measureOf, quantityText } from "./quantity-text";
import type { ChangeView } from "./use-profile-view";
import type { ViewState } from "./view-state";

/** The functions of what is looked at, by self and total weight, narrowed by the search. A function opens its sandwich. */
export function FunctionTable({
  profileId,
  view,
  onChange,
}: {
  profileId: string;
  view: ViewState;
  onChange: ChangeView;
}) {
  const { data, error } = useFunctions(profileId, view);
  const found = useMemo(() => (data ? matchingRows(data.rows, view.search) : []), [data, view.search]);
  const columns = useMemo(() => data && columnsOf(data, onChange), [data, onChange]);
  if (error)
    return (
      <p role="alert" className="text-table text-bad py-4">
        The functions could not be read: {error.message}
      </p>
    );
  if (!data || !columns) return <p className="text-table text-soft p-3">Reading the functions…</p>;
  return (
    <FunctionRows>
      <DataTable
        label="Functions by weight"
        rows={found}
        columns={columns}
        rowKey={(row) => String(row.id)}
        footer={<span className="tabular">{footerOf(data, found.length)}</span>}
      />
    </FunctionRows>
  );
}

function columnsOf({ unit, busy, wholeBusy, runs }: FunctionsAnswer, onChange: ChangeView): Column<FunctionRow>[] {
  const { name, of, digits } = COLUMN_UNITS[unit];
  const share = (id: string, title: string, value: (row: FunctionRow) => number): Column<FunctionRow> => ({
    ...{ id, title, align: "right", value },
    cell: (row) => (100 * value(row)).toFixed(1),
  });
  const weight = (id: string, title: string, value: (row: FunctionRow) => number): Column<FunctionRow> => ({
    ...{ id, title: `${title} ${name}`.trim(), align: "right", value: (row) => of(value(row)) },
    cell: (row) =>
      of(value(row)).toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  });
  return [
    ...functionColumns<FunctionRow>((row, name) => (
      <button
        type="button"
        onClick={() => onChange({ view: "sandwich", fn: frameLabel(row) }, "push")}
        className="inline-flex gap-2 items-baseline font-mono text-[12px] min-w-32 break-all text-left hover:underline"
      >
        <span
          aria-hidden="true"
          className="inline-block size-2.5 shrink-0 self-center"
          style={{ background: originFill(row.origin) }}
        />
        {name}
      </button>
    )),
    share("self", "Self %", (row) => row.selfShare),
    ...(runs > 1 ? [spreadOver(runs)] : []),
    weight("selfWeight", "Self", (row) => row.self),
    share("total", "Total %", (row) => row.totalShare),
    weight("totalWeight", "Total", (row) => row.total),
    ...(wholeBusy > busy ? [share("ofWhole", "Self % of the whole", (row) => row.self / wholeBusy)] : []),
  ];
}

const spreadOver = (runs: number): Column<FunctionRow> => ({
  ...{ id: "spread", title: "± sd, pp", align: "right" },
  hint: `Standard deviation of the self share over the ${runs} repeats, in percentage points`,
  value: (row) => row.selfSpread,
  cell: (row) => (100 * row.selfSpread).toFixed(1),
});

function footerOf({ rows, all, idle, runs, ...wholes }: FunctionsAnswer, found: number): string {
  const say = (count: number) => count.toLocaleString("en-US");
  const { whole } = measureOf(wholes);
  const shares = `shares of ${quantityText(wholes.busy, wholes.unit)} ${whole}${runs > 1 ? ` in ${runs} runs` : ""}`;
  const beside =
    wholes.unit !== "microseconds"
      ? ""
      : idle > 0
        ? `, with ${quantityText(idle, wholes.unit)} idle beside it`
        : ", with no idle time beside it";
  const cut = rows.length < all ? ` (the ${say(rows.length)} heaviest are listed)` : "";
  return `${say(found)} of ${say(all)} functions${cut}; ${shares}${beside}; a function on a stack twice counts once`;
}

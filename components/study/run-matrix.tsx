"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import Link from "next/link";
import { memo, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useKeys } from "@/components/keyboard/keys";
import { ScrollBox } from "@/components/ui/scroll-box";
import { countOf } from "@/lib/protocol/count-of";
import type { MatrixCell } from "./cell-wire";
import { ConditionName } from "./condition-dot";
import { cellAt, type MatrixPlace, type MatrixRow, movePlace } from "./matrix-layout";
import { GLYPHS, glyphOf, RunGlyph } from "./run-glyph";
import { runName, sayCell } from "./say-cell";

const ROW_PX = 26;
const VIRTUAL_FROM = 60;

interface MatrixCondition {
  id: string;
  label: string;
}

/** Tasks × conditions × replicates; j k h l move, Enter opens a run. Rows are virtualised, so that 498 × 8 × 3 scroll. */
export function RunMatrix({
  rows,
  conditions,
}: {
  rows: readonly MatrixRow[];
  conditions: readonly MatrixCondition[];
}) {
  const box = useRef<HTMLElement>(null);
  const [hovered, setHovered] = useState<{ cell: MatrixCell; left: number; top: number } | null>(null);
  const virtual = rows.length > VIRTUAL_FROM;
  const virtualizer = useVirtualizer({
    count: virtual ? rows.length : 0,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 10,
  });
  useMatrixKeys(rows, (place) => {
    const cell = cellAt(rows, place);
    if (virtual) virtualizer.scrollToIndex(place.row);
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-run="${cell?.id}"]`)?.focus());
  });
  const show = useCallback((cell: MatrixCell | null, element?: Element) => {
    const at = element?.getBoundingClientRect();
    setHovered(cell && at ? { cell, left: at.left, top: at.bottom + 6 } : null);
  }, []);
  const items = virtualizer.getVirtualItems();
  const shown = virtual ? items.map((item) => item.index) : rows.map((_, index) => index);
  const before = items[0]?.start ?? 0;
  const after = virtual ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  return (
    <div>
      <ScrollBox ref={box} label="Runs by task and condition" tall={virtual}>
        <table className="text-table border-separate border-spacing-0">
          <thead>
            <tr>
              <th
                scope="col"
                className="sticky top-0 left-0 z-20 bg-paper text-left font-medium text-soft border-b border-hairline pr-4 py-1.5"
              >
                {countOf(rows.length, "task")}
              </th>
              {conditions.map((condition, index) => (
                <th
                  key={condition.id}
                  scope="col"
                  className="sticky top-0 z-10 bg-paper text-left font-medium border-b border-hairline px-3 py-1.5"
                >
                  <ConditionName id={condition.id} label={condition.label} index={index} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {before > 0 ? (
              <tr>
                <td style={{ height: before }} />
              </tr>
            ) : null}
            {shown.map((index) => {
              const row = rows[index];
              return row ? <Row key={row.taskId} row={row} onShow={show} /> : null;
            })}
            {after > 0 ? (
              <tr>
                <td style={{ height: after }} />
              </tr>
            ) : null}
          </tbody>
        </table>
      </ScrollBox>
      {hovered ? <CellCard {...hovered} /> : null}
      <Legend />
    </div>
  );
}

type Show = (cell: MatrixCell | null, element?: Element) => void;

const Row = memo(
  function Row({ row, onShow }: { row: MatrixRow; onShow: Show }) {
    return (
      <tr className="hover:bg-sunken">
        <th
          scope="row"
          className="sticky left-0 z-10 bg-paper text-left font-normal border-b border-hairline pr-4 max-w-[11rem] sm:max-w-[22rem] truncate"
          title={row.taskId}
        >
          {row.taskId}
        </th>
        {row.cells.map((cells, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns are the design's conditions, whose order never changes.
          <td key={column} className="border-b border-hairline px-3" style={{ height: ROW_PX }}>
            <span className="flex gap-1">
              {cells.map((cell) => (
                <CellLink key={cell.id} cell={cell} onShow={onShow} />
              ))}
            </span>
          </td>
        ))}
      </tr>
    );
  },
  (a, b) => a.onShow === b.onShow && a.row.taskId === b.row.taskId && sameCells(a.row, b.row),
);

const sameCells = (a: MatrixRow, b: MatrixRow): boolean =>
  a.cells.every((list, column) => {
    const other = b.cells[column] ?? [];
    return list.length === other.length && list.every((cell, index) => cell === other[index]);
  });

const CellLink = memo(function CellLink({ cell, onShow }: { cell: MatrixCell; onShow: Show }) {
  const glyph = glyphOf(cell.state, cell.verdict);
  return (
    <Link
      href={`/runs/${cell.id}`}
      prefetch={false}
      data-run={cell.id}
      aria-label={`${runName(cell)}: ${sayCell(cell).join(", ")}`}
      onMouseEnter={(event) => onShow(cell, event.currentTarget)}
      onMouseLeave={() => onShow(null)}
      onFocus={(event) => onShow(cell, event.currentTarget)}
      onBlur={() => onShow(null)}
      className="block rounded-sm p-0.5 hover:bg-hairline"
    >
      <RunGlyph glyph={glyph} />
    </Link>
  );
});

/** Details of the cell under the pointer or focus; all of it is in the link's own name too. */
function CellCard({ cell, left, top }: { cell: MatrixCell; left: number; top: number }) {
  const [first, ...rest] = sayCell(cell);
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none fixed z-30 max-w-[20rem] rounded border border-hairline bg-raised px-3 py-2 text-table shadow-lg"
      style={{ left: Math.min(left, innerWidth - 330), top: Math.min(top, innerHeight - 130) }}
    >
      <p className="font-medium break-words">{runName(cell)}</p>
      <p>{first}</p>
      {rest.map((line) => (
        <p key={line} className="text-soft break-words line-clamp-3">
          {line}
        </p>
      ))}
    </div>
  );
}

const Legend = () => (
  <ul aria-label="Signs" className="flex flex-wrap gap-x-4 gap-y-1 pt-3 text-[12px] text-soft">
    {GLYPHS.map((glyph) => (
      <li key={glyph.says} className="inline-flex items-center gap-1">
        <RunGlyph glyph={glyph} />
        {glyph.says}
      </li>
    ))}
  </ul>
);

function useMatrixKeys(rows: readonly MatrixRow[], focus: (place: MatrixPlace) => void): void {
  const place = useRef<MatrixPlace | null>(null);
  const latest = useRef({ rows, focus });
  useEffect(() => {
    latest.current = { rows, focus };
  });
  useKeys(
    useMemo(() => {
      const step = (by: { rows?: number; at?: number }) => () => {
        place.current = place.current ? movePlace(latest.current.rows, place.current, by) : { row: 0, at: 0 };
        latest.current.focus(place.current);
      };
      return [
        { key: "j", does: "Next task", run: step({ rows: 1 }) },
        { key: "k", does: "Previous task", run: step({ rows: -1 }) },
        { key: "l", does: "Next run of the task", run: step({ at: 1 }) },
        { key: "h", does: "Previous run of the task", run: step({ at: -1 }) },
      ];
    }, []),
  );
}

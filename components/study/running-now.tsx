"use client";
import Link from "next/link";
import { elapsed } from "@/components/ui/format";
import { useNow } from "@/components/ui/local-time";
import type { MatrixCell } from "./cell-wire";
import { runName } from "./say-cell";

const MOST = 8;

/** What is happening at this moment, with a way to watch it. */
export function RunningNow({ cells }: { cells: readonly MatrixCell[] }) {
  const now = useNow();
  const active = cells.filter((cell) => cell.state === "running" || cell.state === "measuring");
  if (active.length === 0) return null;
  return (
    <section aria-label="Running now" className="pb-4">
      <ul className="grid gap-x-6 text-table lg:grid-cols-2">
        {active.slice(0, MOST).map((cell) => (
          <li key={cell.id} className="flex flex-wrap items-baseline gap-x-3 border-l-2 border-flame pl-3 py-0.5">
            <span className="font-medium break-words">{runName(cell)}</span>
            <span className="text-soft tabular">
              {cell.state === "measuring" ? "being measured" : "agent at work"}
              {now !== null && cell.startedAt ? `, ${elapsed((now - Date.parse(cell.startedAt)) / 1000)} so far` : ""}
            </span>
            <Link
              href={`/runs/${cell.id}`}
              prefetch={false}
              aria-label={`Watch ${runName(cell)}`}
              className="underline underline-offset-2"
            >
              watch
            </Link>
          </li>
        ))}
      </ul>
      {active.length > MOST ? <p className="pt-1 text-table text-soft">{`and ${active.length - MOST} more`}</p> : null}
    </section>
  );
}

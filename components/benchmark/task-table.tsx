"use client";
import Link from "next/link";
import { useId, useMemo } from "react";
import { ListKeys } from "@/components/keyboard/list-keys";
import { useUrlParams } from "@/components/profile/url-params";
import { type Column, DataTable } from "@/components/ui/data-table";
import { countOf } from "@/lib/protocol/count-of";
import type { Task } from "@/lib/protocol/task";
import { countsBy, filterTasks } from "./task-filter";

/** The tasks of a benchmark, narrowed by what the address says; sortable, and copied as CSV. */
export function TaskTable({ tasks }: { tasks: readonly Task[] }) {
  const { params, set } = useUrlParams();
  const filter = {
    text: params.get("q") ?? "",
    bottleneck: params.get("class") ?? "",
    isQuick: params.get("quick") === "1",
  };
  const { text, bottleneck, isQuick } = filter;
  const found = useMemo(() => filterTasks(tasks, { text, bottleneck, isQuick }), [tasks, text, bottleneck, isQuick]);
  const id = useId();
  const field = "rounded border border-hairline bg-raised px-2 py-1";
  return (
    <>
      <search aria-label="Tasks" className="flex flex-wrap items-center gap-x-4 gap-y-2 pb-3 text-table">
        <label htmlFor={`${id}q`} className="sr-only">
          Task or package
        </label>
        <input
          id={`${id}q`}
          type="search"
          placeholder="Task or package"
          value={text}
          onChange={(event) => set({ q: event.target.value })}
          className={`${field} w-48`}
        />
        <label htmlFor={`${id}class`} className="sr-only">
          Bottleneck class
        </label>
        <select
          id={`${id}class`}
          value={bottleneck}
          onChange={(event) => set({ class: event.target.value })}
          className={field}
        >
          <option value="">All classes</option>
          {countsBy(tasks, (task) => task.bottleneck).map(([name, count]) => (
            <option key={name} value={name}>
              {name} ({count})
            </option>
          ))}
        </select>
        <label className="inline-flex items-center gap-1.5">
          <input
            type="checkbox"
            checked={isQuick}
            onChange={(event) => set({ quick: event.target.checked ? "1" : null })}
          />
          quick ones only
        </label>
      </search>
      <ListKeys of="task">
        <DataTable
          label="Tasks"
          rows={found}
          columns={COLUMNS}
          rowKey={(task) => task.id}
          footer={`${found.length} of ${countOf(tasks.length, "task")}`}
        />
      </ListKeys>
    </>
  );
}

const COLUMNS: readonly Column<Task>[] = [
  {
    id: "id",
    title: "Task",
    value: (task) => task.id,
    cell: (task) => (
      <Link data-item href={`/benchmarks/${task.benchmark}/tasks/${task.id}`} className="underline underline-offset-2">
        {task.id}
      </Link>
    ),
  },
  { id: "package", title: "Package", value: (task) => task.repository },
  { id: "class", title: "Bottleneck class", value: (task) => task.bottleneck },
  {
    id: "year",
    title: "Fixed in",
    hint: "Year the expert's fix became public: a hint at contamination",
    align: "right",
    value: (task) => task.releaseYear,
  },
  { id: "licence", title: "Licence", value: (task) => task.licence },
  { id: "quick", title: "Quick", hint: "Short enough for a pilot", value: (task) => (task.quick ? "quick" : "") },
];

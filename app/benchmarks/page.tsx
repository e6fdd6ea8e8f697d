import type { Metadata } from "next";
import Link from "next/link";
import { countsBy } from "@/components/benchmark/task-filter";
import { PageHeader } from "@/components/ui/page";
import { BENCHMARKS } from "@/lib/benchmarks/benchmarks";
import { countOf } from "@/lib/protocol/count-of";

export const metadata: Metadata = { title: "Benchmarks" };

export default async function Page() {
  const benchmarks = await Promise.all(
    BENCHMARKS.map(async ({ id, title, load }) => ({ id, title, tasks: await load() })),
  );
  return (
    <>
      <PageHeader title="Benchmarks" aside="sources of tasks, and the rule that judges them" />
      <ul className="grid gap-5">
        {benchmarks.map(({ id, title, tasks }) => (
          <li key={id} className="border-t border-hairline pt-4">
            <h2 className="font-semibold">
              <Link
                href={`/benchmarks/${id}`}
                className="underline underline-offset-4 decoration-hairline hover:decoration-ink"
              >
                {title}
              </Link>
            </h2>
            <p className="text-table text-soft tabular pt-1">
              {countOf(tasks.length, "task")} from{" "}
              {countOf(countsBy(tasks, (task) => task.repository).length, "package")},{" "}
              {countOf(countsBy(tasks, (task) => task.bottleneck).length, "bottleneck class")}; quick enough for a
              pilot: {tasks.filter((task) => task.quick).length}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

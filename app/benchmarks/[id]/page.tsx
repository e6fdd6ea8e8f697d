import type { Metadata } from "next";
import { benchmarkOf } from "@/app/benchmarks/load-benchmark";
import { ClassBars } from "@/components/benchmark/class-bars";
import { countsBy } from "@/components/benchmark/task-filter";
import { TaskTable } from "@/components/benchmark/task-table";
import { BackKey } from "@/components/keyboard/back-key";
import { PageHeader, Section } from "@/components/ui/page";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: benchmarkOf((await params).id).title };
}

export default async function Page({ params }: Props) {
  const benchmark = benchmarkOf((await params).id);
  const tasks = await benchmark.load();
  const packages = countsBy(tasks, (task) => task.repository).length;
  return (
    <>
      <BackKey href="/benchmarks" to="benchmarks" />
      <PageHeader title={benchmark.title} aside={`${tasks.length} tasks from ${packages} packages`} />
      <TaskTable tasks={tasks} />
      <Section id="classes" title="Bottleneck classes">
        <ClassBars counts={countsBy(tasks, (task) => task.bottleneck)} />
      </Section>
    </>
  );
}

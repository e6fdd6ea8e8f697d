import type { Metadata } from "next";
import { benchmarkOf } from "@/app/benchmarks/load-benchmark";
import { loadEvidenceQuality } from "@/app/benchmarks/load-evidence-quality";
import { ClassBars } from "@/components/benchmark/class-bars";
import { EvidenceQuality } from "@/components/benchmark/evidence-quality";
import { countsBy } from "@/components/benchmark/task-filter";
import { TaskTable } from "@/components/benchmark/task-table";
import { BackKey } from "@/components/keyboard/back-key";
import { PageHeader, Section } from "@/components/ui/page";
import { countOf } from "@/lib/protocol/count-of";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: benchmarkOf((await params).id).title };
}

export default async function Page({ params }: Props) {
  const benchmark = benchmarkOf((await params).id);
  const tasks = await benchmark.load();
  const quality = await loadEvidenceQuality(benchmark.id);
  const packages = countsBy(tasks, (task) => task.repository).length;
  return (
    <>
      <BackKey href="/benchmarks" to="benchmarks" />
      <PageHeader
        title={benchmark.title}
        aside={`${countOf(tasks.length, "task")} from ${countOf(packages, "package")}`}
      />
      <TaskTable tasks={tasks} />
      <Section id="classes" title="Bottleneck classes">
        <ClassBars counts={countsBy(tasks, (task) => task.bottleneck)} />
      </Section>
      {quality ? (
        <Section id="evidence" title="Evidence quality">
          <EvidenceQuality report={quality} />
        </Section>
      ) : null}
    </>
  );
}

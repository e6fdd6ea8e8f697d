import type { Metadata } from "next";
import Link from "next/link";
import { loadTask } from "@/app/benchmarks/load-benchmark";
import { ExpertPatch } from "@/components/benchmark/expert-patch";
import { TaskFacts } from "@/components/benchmark/task-facts";
import { BackKey } from "@/components/keyboard/back-key";
import { CodeSpans } from "@/components/ui/code-spans";
import { CopyButton } from "@/components/ui/copy-button";
import { PageHeader, Section } from "@/components/ui/page";
import { ScrollBox } from "@/components/ui/scroll-box";

interface Props {
  params: Promise<{ id: string; task: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).task };
}

export default async function Page({ params }: Props) {
  const { id, task: taskId } = await params;
  const { benchmark, task, plan, workload, previous, next } = await loadTask(id, taskId);
  const path = `/benchmarks/${id}`;
  return (
    <>
      <BackKey href={path} to="the list of tasks" />
      <PageHeader
        title={task.id}
        aside={
          <>
            <Link href={path} className="underline underline-offset-2">
              {benchmark.title}
            </Link>
            <CopyButton text={`${path}/tasks/${task.id}`} what="link to this task" />
            {previous ? <Link href={`${path}/tasks/${previous}`}>← Previous task</Link> : null}
            {next ? <Link href={`${path}/tasks/${next}`}>Next task →</Link> : null}
          </>
        }
      />
      <p className="max-w-[72ch] pb-5 whitespace-pre-wrap">
        <CodeSpans text={task.statement} />
      </p>
      <Section id="facts" title="Facts" aside="an agent sees none of them but the visible guard cases">
        <TaskFacts task={task} plan={plan} />
      </Section>
      <Section id="expert" title="What the expert changed" aside="perf-relevant files of the fixed version">
        <ExpertPatch
          files={plan.expert.replace?.files ?? []}
          address={`/api/export${path}/tasks/${task.id}/expert-patch`}
        />
      </Section>
      <Section id="workload" title="Workload" aside="what is timed">
        <ScrollBox label="Workload source" className="max-h-[36rem] bg-sunken border border-hairline rounded">
          <pre className="p-3 font-mono text-[12px] leading-[18px] whitespace-pre-wrap break-words">{workload}</pre>
        </ScrollBox>
      </Section>
    </>
  );
}

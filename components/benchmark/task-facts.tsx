import { CopyButton } from "@/components/ui/copy-button";
import type { PinnedPackage, TaskPlan } from "@/lib/benchmarks/benchmark";
import type { Task } from "@/lib/protocol/task";

/** What a task is made of, as it is pinned. */
export function TaskFacts({ task, plan }: { task: Task; plan: TaskPlan }) {
  const visible = Object.keys(plan.visibleGuards.expected).length;
  const hidden = Object.keys(plan.hiddenGuards.expected).length;
  const facts: [string, React.ReactNode][] = [
    ["Package", <Pinned key="b" pinned={plan.base.package} />],
    ...(plan.expert.replace
      ? [["Fixed in", <Pinned key="f" pinned={plan.expert.replace.from} />] as [string, React.ReactNode]]
      : []),
    ["Licence", task.licence],
    ["Class", task.bottleneck],
    ["Fix public since", `${task.releaseYear}: what was published before a model's training may be known to it`],
    ["Guard cases", `${visible + hidden}: ${visible} visible to the agent, ${hidden} hidden`],
    [
      "Inputs",
      `seed ${plan.seeds.known} in the agent's own runs; the judge also uses seed ${plan.seeds.unseen}, which no agent sees`,
    ],
    [
      "A patch may touch",
      <code key="e" className="font-mono text-[12px]">
        {plan.editable.join(", ")}
      </code>,
    ],
    [
      "Depends on",
      plan.dependencies.length === 0
        ? "nothing"
        : plan.dependencies.map(({ name, version }) => `${name} ${version}`).join(", "),
    ],
    [
      "Hash",
      <span key="h" className="inline-flex items-baseline gap-1">
        <code className="font-mono text-[12px]" title={task.hash}>
          {task.hash.slice(0, 16)}
        </code>
        <CopyButton text={task.hash} what="task hash" />
      </span>,
    ],
  ];
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-1 text-table tabular max-w-[64rem]">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-soft whitespace-nowrap">{name}</dt>
          <dd className="break-words min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Pinned({ pinned: { name, version, integrity } }: { pinned: PinnedPackage }) {
  return (
    <span>
      {name} {version}{" "}
      <code className="font-mono text-[12px] text-soft break-all" title={integrity}>
        {integrity.slice(0, 22)}…
      </code>
      <CopyButton text={integrity} what={`integrity of ${name} ${version}`} />
    </span>
  );
}

import { CodeSpans } from "@/components/ui/code-spans";
import { Notice } from "@/components/ui/notice";
import { countOf } from "@/lib/protocol/count-of";
import type { EventOf } from "@/lib/protocol/event";
import { endingInWords } from "@/lib/protocol/trajectory";

/** What a run began with. */
export function StartedBlock({ data }: { data: EventOf<"started">["data"] }) {
  const facts = [
    ["Agent", data.simulated ? `${data.agent} (simulated: a known-answer agent)` : data.agent],
    ["Condition", data.condition],
    ["Isolation", `${data.isolation}: ${data.isolationDetail}`],
    ["Host", `${data.host}, worker ${data.worker}, Node ${data.node.replace(/^v/, "")}`],
    ["Tree", data.tree.slice(0, 12)],
  ];
  return (
    <section aria-label="Start">
      <p className="whitespace-pre-wrap break-words max-w-[72ch] pb-3">
        <CodeSpans text={data.statement} />
      </p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-table">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-soft">{name}</dt>
            <dd className="break-words min-w-0">{value}</dd>
          </div>
        ))}
      </dl>
      {data.isolation === "reduced" ? (
        <div className="pt-3">
          <Notice look="warn">Isolation was reduced on this host: {data.isolationDetail}</Notice>
        </div>
      ) : null}
    </section>
  );
}

/** A remark of the machinery. */
export function NoticeBlock({
  data: { code, text },
  isBad = false,
}: {
  data: { code: string; text: string };
  isBad?: boolean;
}) {
  return (
    <Notice look={isBad ? "bad" : "warn"}>
      <span className="font-medium">{code.replaceAll("-", " ")}</span>: {text}
    </Notice>
  );
}

export function EndingBlock({ data: { ending, steps } }: { data: EventOf<"ending">["data"] }) {
  return (
    <p className="text-table">
      <span className="font-medium">The run ended</span>: {endingInWords(ending)}, after {countOf(steps, "step")}. Its
      tree as it stood is the patch.
    </p>
  );
}

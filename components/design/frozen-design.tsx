import Link from "next/link";
import { ProtocolSummary } from "@/components/study/protocol-summary";
import type { ActionAnswer } from "@/components/ui/action-answer";
import { ActionButton } from "@/components/ui/action-button";
import type { FrozenInputs } from "@/lib/protocol/protocol-hash";
import type { StudyDesign, StudyState } from "@/lib/protocol/study";
import type { Task } from "@/lib/protocol/task";

/** A frozen protocol: to be read, duplicated, or deviated from on record; never edited. */
export function FrozenDesign({
  id,
  state,
  design,
  protocolHash,
  inputs,
  tasks,
  duplicate,
}: {
  id: string;
  state: StudyState;
  design: StudyDesign;
  protocolHash: string | null;
  inputs: FrozenInputs | null;
  tasks: readonly Task[];
  duplicate: () => Promise<ActionAnswer>;
}) {
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-table">
        <p className="text-soft max-w-prose">
          {`This study is ${state}: its protocol is fixed. To change something, duplicate it; to do something otherwise, `}
          <Link href={`/studies/${id}#log`} className="underline underline-offset-2">
            record a deviation
          </Link>
          .
        </p>
        <ActionButton action={duplicate}>Duplicate study</ActionButton>
      </div>
      <ProtocolSummary design={design} hash={protocolHash} inputs={inputs} tasks={tasks} />
    </div>
  );
}

"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { useKeys } from "@/components/keyboard/keys";
import { conditionColour } from "@/components/study/condition-dot";
import type { RunCell } from "@/lib/protocol/run-record";
import { verdictLook } from "./verdict-look";

/** Where one goes on from a run: the one before and after it in the study, and the same task under other conditions. */
export function RunNeighbours({
  runId,
  beside,
  sameTask,
  conditions,
}: {
  runId: string;
  beside: { previous: string | null; next: string | null };
  sameTask: readonly Pick<RunCell, "id" | "conditionId" | "replicate" | "state" | "verdict">[];
  conditions: readonly string[];
}) {
  const router = useRouter();
  useKeys(
    useMemo(() => {
      const go = (id: string | null) => () => id && router.push(`/runs/${id}`);
      return [
        { key: "]", does: "Next run of the study", run: go(beside.next) },
        { key: "[", does: "Previous run of the study", run: go(beside.previous) },
      ];
    }, [router, beside.next, beside.previous]),
  );
  return (
    <nav aria-label="Other runs" className="flex flex-wrap items-baseline gap-x-5 gap-y-2 pb-4 text-table">
      <span className="inline-flex gap-3">
        <Neighbour id={beside.previous}>← Previous run</Neighbour>
        <Neighbour id={beside.next}>Next run →</Neighbour>
      </span>
      <span className="inline-flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="text-soft">This task</span>
        {conditions.map((condition, index) => (
          <span key={condition} className="inline-flex items-baseline gap-1">
            <span
              aria-hidden="true"
              className="inline-block size-2 rounded-full self-center"
              style={{ background: conditionColour(index) }}
            />
            {condition}
            {sameTask
              .filter((run) => run.conditionId === condition)
              .map((run) => (
                <Link
                  key={run.id}
                  href={`/runs/${run.id}`}
                  aria-current={run.id === runId ? "page" : undefined}
                  title={`${condition}, replicate ${run.replicate}: ${run.verdict ? verdictLook(run.verdict).name : run.state}`}
                  className="px-0.5 tabular text-soft hover:text-ink aria-[current]:text-ink aria-[current]:font-semibold aria-[current]:underline underline-offset-2"
                >
                  r{run.replicate}
                  {run.verdict ? verdictLook(run.verdict).sign : "·"}
                </Link>
              ))}
          </span>
        ))}
      </span>
    </nav>
  );
}

function Neighbour({ id, children }: { id: string | null; children: string }) {
  if (!id) return <span className="text-soft">{children}</span>;
  return (
    <Link href={`/runs/${id}`} className="hover:underline underline-offset-2">
      {children}
    </Link>
  );
}

import Link from "next/link";
import { ProfilerList } from "@/components/system/profiler-list";
import { Ago } from "@/components/ui/local-time";
import { Notice } from "@/components/ui/notice";
import { countOf } from "@/lib/protocol/count-of";
import type { RunRecord } from "@/lib/protocol/run-record";
import type { WorkerRecord } from "@/lib/protocol/worker-record";

export interface ListedWorker {
  worker: WorkerRecord;
  run: Pick<RunRecord, "id" | "taskId" | "conditionId" | "replicate"> | null;
}

const GONE_SHOWN = 5;

/** Workers that are there, what they do and how they isolate; below, those that stopped or fell silent. */
export function WorkerList({ workers }: { workers: readonly ListedWorker[] }) {
  const alive = workers.filter(({ worker }) => worker.alive);
  const gone = workers.filter(({ worker }) => !worker.alive);
  return (
    <div className="grid gap-5">
      {alive.length === 0 ? (
        <Notice look="warn">
          No worker is running: queued runs wait. Start one with <code className="font-mono">npm run worker</code>.
        </Notice>
      ) : (
        alive.map((listed) => <LiveWorker key={listed.worker.id} {...listed} />)
      )}
      {gone.length > 0 ? (
        <details className="text-table">
          <summary className="cursor-pointer text-soft">
            {countOf(gone.length, "worker")} stopped or fell silent
          </summary>
          <ul className="pt-2 grid gap-1 text-soft tabular">
            {gone.slice(0, GONE_SHOWN).map(({ worker }) => (
              <li key={worker.id}>
                {worker.host}, process {worker.pid}: {worker.stoppedAt ? "stopped" : "fell silent"}{" "}
                <Ago at={worker.stoppedAt ?? worker.seenAt} />
              </li>
            ))}
            {gone.length > GONE_SHOWN ? <li>and {countOf(gone.length - GONE_SHOWN, "earlier one")}</li> : null}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

function LiveWorker({ worker, run }: ListedWorker) {
  const { report } = worker;
  return (
    <article aria-label={`Worker on ${worker.host}, process ${worker.pid}`}>
      <h3 className="flex flex-wrap items-baseline gap-x-3 text-table">
        <span className="font-medium">
          {worker.host} <span className="text-soft font-normal tabular">process {worker.pid}</span>
        </span>
        <span className="text-soft">
          seen <Ago at={worker.seenAt} />
        </span>
        {run ? (
          <Link href={`/runs/${run.id}`} className="underline underline-offset-2">
            <span aria-hidden="true" className="text-flame">
              ●
            </span>{" "}
            {run.taskId} · {run.conditionId} · r{run.replicate}
          </Link>
        ) : (
          <span className="text-soft">idle</span>
        )}
      </h3>
      <p className="text-table text-soft tabular pt-0.5">
        {countOf(report.cores, "core")}, {(report.memoryMegabytes / 1024).toFixed(0)} GB, {report.platform}, Node{" "}
        {report.node.replace(/^v/, "")}
      </p>
      <div className="pt-2">
        <Isolation level={report.isolation.level} detail={report.isolation.detail} />
      </div>
      <div className="pt-2">
        <ProfilerList profilers={report.profilers} />
      </div>
    </article>
  );
}

/** How commands of agents are kept apart from the host; loud when they are not fully. */
function Isolation({ level, detail }: WorkerRecord["report"]["isolation"]) {
  if (level === "full")
    return (
      <p className="text-table">
        <span className="text-good">● full isolation</span> <span className="text-soft">{detail}</span>
      </p>
    );
  return (
    <div className="border border-bad rounded px-3 py-2 text-table">
      <p className="font-semibold text-bad">! Isolation is reduced on this host</p>
      <p className="pt-1">{detail}</p>
      <p className="pt-1 text-soft">
        Calibration agents run all the same; any other agent refuses this host unless its study allows reduced
        isolation.
      </p>
    </div>
  );
}

import { countOf } from "@/lib/protocol/count-of";
import type { EventOf } from "@/lib/protocol/event";

/** The visible guard cases as the agent ran them. */
export function TestBlock({ data: { passed, failed, failures } }: { data: EventOf<"test-result">["data"] }) {
  return (
    <section aria-label="Test result">
      <h3 className="text-table pb-1">
        <span className="font-medium">tests</span>{" "}
        <span className={failed > 0 ? "text-bad" : "text-good"}>
          {failed > 0 ? "✕" : "✓"} {passed} of {passed + failed} visible guard cases pass
        </span>
      </h3>
      {failures.length > 0 ? (
        <ul className="grid gap-1.5 text-table">
          {failures.map((failure) => (
            <li key={failure.name} className="border-l-2 border-bad pl-3">
              <div>{failure.name}</div>
              <div className="font-mono text-[12px] text-soft break-words">{failure.detail}</div>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

const WIDTH = 260;

/** The workload's samples as the agent timed them: single samples, not the measurement that judges. */
export function WorkloadBlock({
  data: { samplesMilliseconds: samples, matchesBase },
}: {
  data: EventOf<"workload-result">["data"];
}) {
  const most = Math.max(...samples, 1e-9);
  const mean = samples.reduce((sum, value) => sum + value, 0) / Math.max(samples.length, 1);
  return (
    <section aria-label="Workload result" className="text-table tabular">
      <h3 className="pb-1">
        <span className="font-medium">workload</span>{" "}
        {samples.length > 0 ? `mean ${mean.toFixed(1)} ms of ${countOf(samples.length, "sample")}` : "no sample"}{" "}
        {matchesBase === null ? null : (
          <span className={matchesBase ? "text-good" : "text-bad"}>
            {matchesBase ? "✓ output equals the snapshot's" : "✕ output differs from the snapshot's"}
          </span>
        )}
      </h3>
      {samples.length > 0 ? (
        <p className="flex flex-wrap items-center gap-3 text-soft">
          <svg viewBox={`0 0 ${WIDTH} 14`} width={WIDTH} height="14" role="img" aria-label="Samples from 0 ms">
            <line x1="0" x2={WIDTH} y1="7" y2="7" className="stroke-hairline" />
            {[...samples.entries()].map(([i, value]) => (
              <circle
                key={i}
                cx={4 + ((WIDTH - 8) * value) / most}
                cy="7"
                r="3"
                fillOpacity="0.6"
                className="fill-ink"
              />
            ))}
          </svg>
          0 to {most.toFixed(0)} ms: {samples.map((value) => value.toFixed(1)).join(", ")}
        </p>
      ) : null}
    </section>
  );
}

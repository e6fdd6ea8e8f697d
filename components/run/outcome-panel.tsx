import type { ReactNode } from "react";
import { Figure } from "@/components/charts/figure";
import { TimingDots } from "@/components/charts/timing-dots";
import { duration, interval, times } from "@/components/ui/format";
import type { AttemptTiming } from "@/lib/protocol/attempt";
import { countOf } from "@/lib/protocol/count-of";
import type { GuardResult, Measurement, Outcome } from "@/lib/protocol/outcome";
import { verdictLook } from "./verdict-look";

/** How the patch was judged: why, by what, and, where the study lets it be seen, with which timings. */
export function OutcomePanel({
  outcome,
  measurement,
  timing,
  maySeeEffects,
  gate,
  runName,
}: {
  outcome: Outcome;
  measurement: Measurement;
  timing: AttemptTiming | null;
  maySeeEffects: boolean;
  /** What stands in place of the effects while they are hidden. */
  gate: ReactNode;
  runName: string;
}) {
  const verdict = verdictLook(outcome.verdict);
  return (
    <section
      aria-label="Outcome"
      className="border-y border-hairline py-4 mb-5 grid gap-x-8 gap-y-4 xl:grid-cols-[minmax(0,1fr)_minmax(0,40rem)]"
    >
      <div className="min-w-0">
        <h2 className="pb-2">
          <span className={`font-semibold ${verdict.className}`}>
            {verdict.sign} {verdict.name}
          </span>
          <span className="text-soft">: {outcome.reason}</span>
        </h2>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-table tabular">
          {factsOf(outcome, measurement, timing, maySeeEffects).map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-soft">{name}</dt>
              <dd className="break-words min-w-0">{value}</dd>
            </div>
          ))}
        </dl>
        <FailedGuards guards={measurement.guards} />
      </div>
      {maySeeEffects ? <Timings measurement={measurement} runName={runName} /> : gate}
    </section>
  );
}

function factsOf(
  outcome: Outcome,
  measurement: Measurement,
  timing: AttemptTiming | null,
  maySeeEffects: boolean,
): [string, ReactNode][] {
  const { speedup, speedupRatio, speedupInterval, expertSpeedup, rawSpeedup, correct } = outcome;
  const effects: [string, ReactNode][] = [
    [
      "SR",
      `${speedupRatio.toFixed(3)} = expert's time over the patch's${correct ? "" : "; incorrect counts as no edit"}`,
    ],
    [
      "Speedup",
      `${times(speedup)}${speedupInterval ? ` ${interval(...speedupInterval)} (95 %, paired by round${correct ? "" : ", as measured"})` : ""}${rawSpeedup !== null && !correct ? `, measured ${times(rawSpeedup)}` : ""}; expert ${times(expertSpeedup)}`,
    ],
  ];
  return [
    ...(maySeeEffects ? effects : []),
    ["Guard cases", guardsInWords(measurement.guards)],
    [
      "Tampering",
      measurement.tampering.length === 0 ? (
        "none found"
      ) : (
        <span key="t" className="text-bad">
          {measurement.tampering.map(({ kind, detail }) => `${kind}: ${detail}`).join("; ")}
        </span>
      ),
    ],
    ["Timing", timingInWords(measurement)],
    ["Host", hostInWords(measurement)],
    [
      "Isolation",
      measurement.isolation === "full" ? (
        "full"
      ) : (
        <strong key="i" className="text-bad">
          reduced on this host
        </strong>
      ),
    ],
    ...(timing ? [["Real time", <RealTime key="r" timing={timing} />] as [string, ReactNode]] : []),
  ];
}

function guardsInWords(guards: readonly GuardResult[]): string {
  if (guards.length === 0) return "not run";
  const of = (hidden: boolean) => {
    const own = guards.filter((guard) => guard.hidden === hidden);
    return `${own.filter((guard) => guard.passed).length} of ${own.length}`;
  };
  return `${guards.filter((guard) => guard.passed).length} of ${guards.length} pass: visible ${of(false)}, hidden from the agent ${of(true)}`;
}

const STOPPED: Record<Measurement["stopped"], string> = {
  "narrow-enough": "the interval was narrow enough",
  "round-cap": "the cap on rounds was reached",
  "not-timed": "the patch was not timed",
};

const timingInWords = ({ rounds, stopped, samples, pinnedCore, seconds }: Measurement): string =>
  `${countOf(rounds, "round")}, ${countOf(samples.length, "fresh process")}; ${STOPPED[stopped]}; ${pinnedCore === null ? "not pinned" : `pinned to core ${pinnedCore}`}; took ${duration(seconds)}`;

function hostInWords({ host, load }: Measurement): ReactNode {
  const busy = `${host}, ${load.othersBusyCores.toFixed(2)} of ${countOf(load.cores, "core")} busy with other work, load ${load.loadAverage.toFixed(2)}`;
  const repeats = load.repeats > 0 ? `, measured again ${load.repeats} ×` : "";
  return load.overloaded ? (
    <span className="text-bad">
      {busy}
      {repeats}: still overloaded
    </span>
  ) : (
    `${busy}${repeats}`
  );
}

/** Where the attempt's time went on the host, which is not what its budget was charged. */
function RealTime({ timing }: { timing: AttemptTiming }) {
  const parts = Object.entries(timing)
    .filter(([, seconds]) => seconds >= 0.005)
    .map(([name, seconds]) => `${name} ${duration(seconds)}`);
  return (
    <>
      {parts.join(" · ")}{" "}
      <span
        className="text-soft"
        title="Profiling includes taking the base profile and measuring how far profiling slows the workload, for the first run that needs it. The budget is charged the same under every replay."
      >
        (the machinery's; the budget's is charged above)
      </span>
    </>
  );
}

function FailedGuards({ guards }: { guards: readonly GuardResult[] }) {
  const failed = guards.filter((guard) => !guard.passed);
  if (failed.length === 0) return null;
  return (
    <details open={failed.length <= 5} className="pt-3 text-table">
      <summary className="cursor-pointer">
        {failed.length === 1 ? "1 guard case fails" : `${failed.length} guard cases fail`}
      </summary>
      <ul className="grid gap-1.5 pt-2">
        {failed.map((guard) => (
          <li key={`${guard.hidden} ${guard.name}`} className="border-l-2 border-bad pl-3">
            {guard.name} {guard.hidden ? <span className="text-soft">(hidden from the agent)</span> : null}
            <div className="font-mono text-[12px] text-soft break-words">{guard.detail}</div>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Timings({ measurement: { samples }, runName }: { measurement: Measurement; runName: string }) {
  if (samples.length === 0) return null;
  const header = [
    "round",
    "variant",
    "input",
    "run_ms",
    "run_cpu_ms",
    "load_ms",
    "process_ms",
    "process_cpu_ms",
    "peak_rss_kb",
    "output_hash",
  ];
  const rows = samples.map((sample) => [
    ...[sample.round, sample.variant, sample.input, sample.runMilliseconds, sample.runCpuMilliseconds],
    ...[sample.loadMilliseconds, sample.processMilliseconds, sample.processCpuMilliseconds, sample.peakRssKilobytes],
    sample.outputHash,
  ]);
  return (
    <Figure name={`timings-${runName}`} title="Timings of base, expert and patch" data={{ header, rows }}>
      <TimingDots samples={samples} />
    </Figure>
  );
}

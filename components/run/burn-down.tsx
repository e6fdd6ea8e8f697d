import type { ReactNode } from "react";
import { count, duration } from "@/components/ui/format";
import type { Budget, ProfilingAllowance } from "@/lib/budget/budget";
import type { LedgerPoint, Trajectory } from "@/lib/protocol/trajectory";
import { sparkline } from "./sparkline";

interface Meter {
  name: string;
  of(spent: LedgerPoint["spent"]): number;
  limit: number | null;
  say(value: number): string;
  /** Profiling is what the study varies: the one accent. */
  isFlame?: true;
}

const BOX = { width: 64, height: 16 };

/** The ledger: what was used of each limit, and how it was used up. */
export function BurnDown({
  trajectory: { ledger, seq },
  budget,
  profiling,
  children,
}: {
  trajectory: Trajectory;
  budget: Budget;
  profiling: ProfilingAllowance | null;
  children: ReactNode;
}) {
  const meters: Meter[] = [
    { name: "steps", of: (spent) => spent.steps, limit: budget.steps, say: count },
    { name: "tokens", of: (spent) => spent.tokens, limit: budget.tokens, say: count },
    {
      name: "wall clock charged",
      of: (spent) => spent.wallSeconds,
      limit: budget.wallSeconds,
      say: (seconds) => (seconds === 0 ? "0 s" : duration(seconds)),
    },
    ...(budget.usd === null
      ? []
      : [
          {
            name: "money",
            of: (spent: LedgerPoint["spent"]) => spent.usd,
            limit: budget.usd,
            say: (usd: number) => `$${usd.toFixed(2)}`,
          },
        ]),
    {
      name: "profiling calls",
      of: (spent) => spent.profilingCalls,
      limit: profiling?.calls ?? 0,
      say: count,
      isFlame: true,
    },
  ];
  const last = ledger.at(-1)?.spent;
  return (
    <section aria-label="Budget used" className="flex flex-wrap gap-x-7 gap-y-3 items-end pb-4">
      {meters.map((meter) => (
        <MeterView key={meter.name} meter={meter} ledger={ledger} seq={seq} />
      ))}
      {last && profiling ? (
        <p
          className="text-table text-soft tabular"
          title="What the budget was charged. A replayed profile is charged what its capture took, however fast the replay was."
        >
          charged: profiling {duration(last.profilingSeconds)}, evidence {count(last.evidenceTokens)}{" "}
          {last.evidenceTokens === 1 ? "token" : "tokens"}
          {last.tokens > 0 ? ` (${((100 * last.evidenceTokens) / last.tokens).toFixed(0)} % of all)` : ""}
        </p>
      ) : null}
      <span className="ml-auto" />
      {children}
    </section>
  );
}

function MeterView({ meter, ledger, seq }: { meter: Meter; ledger: readonly LedgerPoint[]; seq: number }) {
  const { name, of, limit, say, isFlame } = meter;
  const used = of(ledger.at(-1)?.spent ?? NOTHING);
  if (limit === 0) return <p className="text-table text-soft">{name}: none in this condition</p>;
  const share = limit ? used / limit : 0;
  const points = [
    { at: 0, share: 0 },
    ...ledger.map((point) => ({ at: point.seq / Math.max(seq, 1), share: of(point.spent) / (limit ?? 1) })),
  ];
  const colour = isFlame ? "text-flame" : "text-ink";
  return (
    <div className="text-table tabular">
      <div className="text-soft text-[11px]">{name}</div>
      <div className="flex items-center gap-2">
        <span>
          {say(used)}
          <span className="text-soft"> / {limit === null ? "no limit" : say(limit)}</span>
        </span>
        <svg
          role="img"
          aria-label={`${name}: ${(100 * share).toFixed(0)} % used`}
          viewBox={`0 -1 ${BOX.width} ${BOX.height + 2}`}
          width={BOX.width}
          height={BOX.height + 2}
          className={colour}
        >
          <line x1="0" x2={BOX.width} y1="0" y2="0" className="stroke-hairline" strokeDasharray="2 2" />
          <line x1="0" x2={BOX.width} y1={BOX.height} y2={BOX.height} className="stroke-hairline" />
          <path d={sparkline(points, BOX.width, BOX.height)} fill="none" stroke="currentColor" strokeWidth="1.25" />
        </svg>
      </div>
    </div>
  );
}

const NOTHING: LedgerPoint["spent"] = {
  ...{ steps: 0, wallSeconds: 0, tokens: 0, usd: 0, profilingCalls: 0, profilingSeconds: 0, evidenceTokens: 0 },
};

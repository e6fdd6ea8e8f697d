import { conditionColour } from "@/components/study/condition-dot";
import { type ProportionPanel, proportionsLayout } from "./proportions-layout";

/** Shares of runs with Wilson's intervals, a panel a proportion. */
export function Proportions({
  panels,
  conditions,
}: {
  panels: readonly ProportionPanel[];
  conditions: readonly string[];
}) {
  const layout = proportionsLayout(panels, conditions);
  return (
    <svg
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      width={layout.width}
      height={layout.height}
      className="block w-full max-w-[720px] min-w-[34rem] h-auto"
      role="img"
      aria-label="Shares of runs by condition"
    >
      {layout.rows.map((row) => (
        <text key={row.id} x="0" y={row.y} dominantBaseline="central" className="fill-ink text-[12px] font-medium">
          {row.id}
        </text>
      ))}
      {layout.panels.map((panel) => (
        <g key={panel.title}>
          {panel.title.split(", ").map((line, i, lines) => (
            <text key={line} x={panel.left} y={30 - 14 * (lines.length - 1 - i)} className="fill-ink text-[12px]">
              {line}
            </text>
          ))}
          {panel.ticks.map((tick) => (
            <g key={tick.label}>
              <line x1={tick.at} x2={tick.at} y1={panel.top} y2={panel.bottom} className="stroke-hairline" />
              <text x={tick.at} y={panel.bottom + 15} textAnchor="middle" className="fill-soft text-[11px] tabular">
                {tick.label}
              </text>
            </g>
          ))}
          {panel.marks.map((mark, i) =>
            mark ? (
              <g key={layout.rows[i]?.id} stroke={conditionColour(i)} fill={conditionColour(i)}>
                <title>{`${conditions[i]}: ${(100 * mark.share.estimate).toFixed(0)} % [${(100 * mark.share.interval.low).toFixed(0)}, ${(100 * mark.share.interval.high).toFixed(0)}]`}</title>
                <line x1={mark.x1} x2={mark.x2} y1={mark.y} y2={mark.y} strokeWidth="2" />
                <circle cx={mark.x} cy={mark.y} r="4" />
              </g>
            ) : null,
          )}
        </g>
      ))}
      <text x={50} y={layout.height - 8} className="fill-ink text-[12px]">
        share of scored runs (%), 95 % Wilson intervals
      </text>
    </svg>
  );
}

import { symbol, symbols } from "d3";
import { conditionColour } from "@/components/study/condition-dot";
import { BottomAxis, LeftAxis } from "./axes";
import { type ScatterPoint, scatterLayout } from "./scatter-layout";

/** Runs by tokens and SR; conditions differ in shape as well as in colour, their means are large and named. */
export function Scatter({ points, conditions }: { points: readonly ScatterPoint[]; conditions: readonly string[] }) {
  const { width, height, plot, means, parity, xTicks, yTicks, points: placed } = scatterLayout(points, conditions);
  const shape = (conditionId: string, size: number) =>
    symbol(symbols[conditions.indexOf(conditionId) % symbols.length], size)() ?? "";
  const colour = (conditionId: string) => conditionColour(conditions.indexOf(conditionId));
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      className="block w-full max-w-[720px] min-w-[34rem] h-auto"
      aria-label="SR against tokens, run by run"
    >
      <LeftAxis ticks={yTicks} title="SR (log axis)" {...plot} />
      <BottomAxis ticks={xTicks} title="tokens of the run (evidence included)" {...plot} />
      {parity === null ? null : (
        <line x1={plot.left} x2={plot.right} y1={parity} y2={parity} className="stroke-ink" strokeDasharray="4 3" />
      )}
      {placed.map((point) => (
        <a tabIndex={-1} key={point.id} href={point.href}>
          <title>{point.title}</title>
          <path
            d={shape(point.conditionId, 46)}
            transform={`translate(${point.x},${point.y})`}
            fill={colour(point.conditionId)}
            fillOpacity="0.8"
          />
        </a>
      ))}
      {means.map(({ conditionId, label: { leader } }) =>
        leader ? <line key={conditionId} {...leader} className="stroke-strong-line" strokeWidth="0.75" /> : null,
      )}
      {means.map((mean) => (
        <g key={mean.conditionId}>
          <path
            d={shape(mean.conditionId, 190)}
            transform={`translate(${mean.x},${mean.y})`}
            fill={colour(mean.conditionId)}
            className="stroke-ink"
            strokeWidth="1.5"
          />
          <text
            x={mean.label.x}
            y={mean.label.y}
            textAnchor="middle"
            dominantBaseline="central"
            className="fill-ink text-[12px] font-medium stroke-paper"
            strokeWidth="3"
            paintOrder="stroke"
          >
            {mean.conditionId}
          </text>
        </g>
      ))}
    </svg>
  );
}

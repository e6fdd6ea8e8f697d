import { symbol, symbols } from "d3";
import { BottomAxis, LeftAxis } from "@/components/charts/axes";
import { conditionColour } from "@/components/study/condition-dot";
import { evidenceQualityLayout, type QualitySeries } from "./evidence-quality-layout";

/** Share of tasks whose changed functions are named against the token limit; kinds differ in shape as well as in colour. */
export function EvidenceQualityCurve({
  series,
  limits,
}: {
  series: readonly QualitySeries[];
  limits: readonly number[];
}) {
  const { width, height, plot, xTicks, yTicks, series: drawn } = evidenceQualityLayout(series, limits);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      className="block w-full max-w-[720px] min-w-[34rem] h-auto"
      role="img"
      aria-label="Tasks whose changed functions are named, against the token limit"
    >
      <LeftAxis ticks={yTicks} title="tasks with a changed function named" {...plot} />
      <BottomAxis ticks={xTicks} title="evidence tokens allowed (log axis)" {...plot} />
      {drawn.map(({ id, isPeer, points, path, label }, index) => {
        const colour = conditionColour(isPeer ? 0 : index + 1);
        const mark = symbol(symbols[index % symbols.length], 44)() ?? "";
        return (
          <g key={id}>
            {points.map((point) => (
              <line
                key={point.x}
                x1={point.x}
                x2={point.x}
                y1={point.y1}
                y2={point.y2}
                stroke={colour}
                strokeOpacity="0.35"
              />
            ))}
            <path d={path} fill="none" stroke={colour} strokeWidth="1.5" strokeDasharray={isPeer ? "4 3" : undefined} />
            {points.map((point) => (
              <path key={point.x} d={mark} transform={`translate(${point.x},${point.y})`} fill={colour}>
                <title>{point.said}</title>
              </path>
            ))}
            <path d={mark} transform={`translate(${label.x},${label.y})`} fill={colour} />
            <text x={label.x + 10} y={label.y} dominantBaseline="central" className="fill-ink text-[12px]">
              {id}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

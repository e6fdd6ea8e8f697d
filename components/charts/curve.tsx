import { conditionColour } from "@/components/study/condition-dot";
import { BottomAxis, LeftAxis } from "./axes";
import { type CurvePoint, curveLayout } from "./curve-layout";

/** Mean log SR against the profiling budget, with a band over the intervals. */
export function Curve({ points, indices }: { points: readonly CurvePoint[]; indices: readonly number[] }) {
  const { width, height, plot, path, band, xTicks, yTicks, points: placed } = curveLayout(points);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      className="block w-full max-w-[720px] min-w-[34rem] h-auto"
      role="img"
      aria-label="Score against profiling budget"
    >
      <LeftAxis ticks={yTicks} title="mean log SR (0 = as the expert)" {...plot} />
      <BottomAxis ticks={xTicks} title="profiling budget: calls × seconds a call (s)" {...plot} />
      <path d={band} className="fill-soft" fillOpacity="0.14" />
      <path d={path} fill="none" className="stroke-soft" strokeWidth="1.5" />
      {placed.map((point, i) => {
        const colour = conditionColour(indices[i] ?? i);
        return (
          <g key={point.id} stroke={colour} fill={colour}>
            <title>{`${point.id}: ${point.estimate.toFixed(2)} at ${point.seconds} s`}</title>
            <line x1={point.x} x2={point.x} y1={point.y1} y2={point.y2} strokeWidth="2" />
            <circle cx={point.x} cy={point.y} r="4.5" />
            <text x={point.x + 8} y={point.y - 8} stroke="none" className="fill-ink text-[12px] font-medium">
              {point.id}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

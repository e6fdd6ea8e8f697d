import { conditionColour } from "@/components/study/condition-dot";
import { BottomAxis } from "./axes";
import { Parity } from "./dumbbell";
import { type StripGroup, stripLayout } from "./strip-layout";

/** Raw values by condition, with their mean and its interval; each point opens its run. Groups are in the design's order. */
export function Strip({
  groups,
  kind,
  axis,
  label,
  indices,
}: {
  groups: readonly StripGroup[];
  kind: "ratio" | "linear" | "count";
  axis: string;
  label: string;
  /** The place in the design of each group. */
  indices: readonly number[];
}) {
  const { width, height, plot, ticks, parity, groups: placed } = stripLayout(groups, kind);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      className="block w-full max-w-[720px] min-w-[34rem] h-auto"
      aria-label={label}
    >
      <BottomAxis ticks={ticks} title={axis} {...plot} />
      {parity === null ? null : <Parity x={parity} width={width} top={plot.top} bottom={plot.bottom} />}
      {placed.map((group, i) => {
        const colour = conditionColour(indices[i] ?? i);
        return (
          <g key={group.id}>
            <text x="0" y={group.y} dominantBaseline="central" className="fill-ink text-[12px] font-medium">
              {group.id}
            </text>
            {group.mean ? (
              <line
                x1={group.mean.x1}
                x2={group.mean.x2}
                y1={group.y}
                y2={group.y}
                className="stroke-ink"
                strokeWidth="1"
              />
            ) : null}
            {group.points.map((point) => (
              <a tabIndex={-1} key={point.id} href={point.href}>
                <title>{point.title}</title>
                <circle cx={point.x} cy={point.y} r="3" fill={colour} fillOpacity="0.8" />
              </a>
            ))}
            {group.mean ? (
              <path
                d={`M${group.mean.x} ${group.y - 7}L${group.mean.x + 7} ${group.y}L${group.mean.x} ${group.y + 7}L${group.mean.x - 7} ${group.y}Z`}
                className="stroke-ink pointer-events-none"
                fill="none"
                strokeWidth="1.5"
              />
            ) : null}
            <text x={plot.right + 10} y={group.y} dominantBaseline="central" className="fill-ink text-[12px] tabular">
              {group.said}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

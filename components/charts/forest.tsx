import { conditionColour } from "@/components/study/condition-dot";
import { BottomAxis } from "./axes";
import { type ForestRow, forestLayout } from "./forest-layout";

/** Estimates with their intervals under each other. `colours`: a condition's place in the design for each row. */
export function Forest({
  rows,
  reference,
  axis,
  label,
  colours,
}: {
  rows: readonly ForestRow[];
  reference: number;
  axis: string;
  label: string;
  colours?: readonly number[];
}) {
  const layout = forestLayout(rows, reference);
  const { width, height, plot, ticks } = layout;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      className="block w-full max-w-[720px] min-w-[34rem] h-auto"
      role="img"
      aria-label={label}
    >
      <BottomAxis ticks={ticks} title={axis} {...plot} />
      <line
        x1={layout.reference}
        x2={layout.reference}
        y1={plot.top}
        y2={plot.bottom}
        className="stroke-ink"
        strokeDasharray="4 3"
      />
      {layout.rows.map((row, i) => {
        const colour = colours ? conditionColour(colours[i] ?? 0) : "var(--ink)";
        return (
          <g key={row.id}>
            <text x="0" y={row.y} dominantBaseline="central" className="fill-ink text-[12px]">
              {row.label}
            </text>
            <text
              x={plot.left - 8}
              y={row.y}
              dominantBaseline="central"
              textAnchor="end"
              className="fill-soft text-[11px] tabular"
            >
              {row.note}
            </text>
            {row.x === null ? null : (
              <g stroke={colour} fill={colour}>
                <title>{`${row.label}: ${row.said}`}</title>
                {row.interval ? <line x1={row.x1} x2={row.x2} y1={row.y} y2={row.y} strokeWidth="2" /> : null}
                {row.isCutLow ? <path d={`M${row.x1 - 2} ${row.y}l7 -5v10Z`} stroke="none" /> : null}
                {row.isCutHigh ? <path d={`M${row.x2 + 2} ${row.y}l-7 -5v10Z`} stroke="none" /> : null}
                <rect x={row.x - 4} y={row.y - 4} width="8" height="8" />
              </g>
            )}
            <text x={plot.right + 10} y={row.y} dominantBaseline="central" className="fill-ink text-[12px] tabular">
              {row.said}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

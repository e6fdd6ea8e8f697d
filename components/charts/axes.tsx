import type { Tick } from "./ticks";

/** A horizontal axis under a plot: hairline grid upwards, labels, and its title with the unit. */
export function BottomAxis({
  ticks,
  title,
  left,
  right,
  top,
  bottom,
}: {
  ticks: readonly Tick[];
  title: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}) {
  return (
    <g>
      {ticks.map((tick) => (
        <g key={tick.label}>
          <line x1={tick.at} x2={tick.at} y1={top} y2={bottom} className="stroke-hairline" />
          <text x={tick.at} y={bottom + 15} textAnchor="middle" className="fill-soft text-[11px] tabular">
            {tick.label}
          </text>
        </g>
      ))}
      <line x1={left} x2={right} y1={bottom} y2={bottom} className="stroke-strong-line" />
      <text x={(left + right) / 2} y={bottom + 34} textAnchor="middle" className="fill-ink text-[12px]">
        {title}
      </text>
    </g>
  );
}

/** A vertical axis left of a plot, with grid lines to the right. */
export function LeftAxis({
  ticks,
  title,
  left,
  right,
  top,
  bottom,
}: {
  ticks: readonly Tick[];
  title: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}) {
  const middle = (top + bottom) / 2;
  return (
    <g>
      {ticks.map((tick) => (
        <g key={tick.label}>
          <line x1={left} x2={right} y1={tick.at} y2={tick.at} className="stroke-hairline" />
          <text
            x={left - 6}
            y={tick.at}
            dominantBaseline="central"
            textAnchor="end"
            className="fill-soft text-[11px] tabular"
          >
            {tick.label}
          </text>
        </g>
      ))}
      <text x={-middle} y={14} transform="rotate(-90)" textAnchor="middle" className="fill-ink text-[12px]">
        {title}
      </text>
    </g>
  );
}

import { conditionColour } from "@/components/study/condition-dot";
import { countOf } from "@/lib/protocol/count-of";
import { BottomAxis } from "./axes";
import { type DumbbellRow, dumbbellLayout } from "./dumbbell-layout";

interface Side {
  id: string;
  index: number;
}

/** SR task by task, from control (hollow) to treatment (filled); each mark opens its run. */
export function Dumbbell({
  rows,
  control,
  treatment,
}: {
  rows: readonly DumbbellRow[];
  control: Side;
  treatment: Side;
}) {
  const { width, height, plot, ticks, parity, radius, hasLabels, rows: placed } = dumbbellLayout(rows);
  const [from, to] = [conditionColour(control.index), conditionColour(treatment.index)];
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      className="block w-full max-w-[720px] min-w-[34rem] h-auto"
      aria-label={`SR of ${countOf(rows.length, "task")} under ${control.id} and ${treatment.id}`}
    >
      <BottomAxis ticks={ticks} title="SR = expert's time / patch's time (log axis; mean over replicates)" {...plot} />
      {parity === null ? null : <Parity x={parity} width={width} top={plot.top} bottom={plot.bottom} />}
      <g className="text-[11px]">
        <circle cx="6" cy="10" r="4" fill="var(--paper)" stroke={from} strokeWidth="1.5" />
        <text x="14" y="10" dominantBaseline="central" className="fill-ink">
          {control.id}
        </text>
        <circle cx="66" cy="10" r="4" fill={to} />
        <text x="74" y="10" dominantBaseline="central" className="fill-ink">
          {treatment.id}
        </text>
      </g>
      {placed.map((row) => (
        <g key={row.id}>
          {hasLabels ? (
            <text
              x={plot.left - 8}
              y={row.y}
              dominantBaseline="central"
              textAnchor="end"
              className="fill-ink text-[11px]"
            >
              {row.id.length > 30 ? `${row.id.slice(0, 29)}…` : row.id}
            </text>
          ) : null}
          <line x1={row.x1} x2={row.x2} y1={row.y} y2={row.y} stroke={to} strokeOpacity="0.55" strokeWidth="1.5" />
          <a tabIndex={-1} href={row.controlHref} aria-label={`${row.id} under ${control.id}`}>
            <title>{titleOf(row.id, control.id, row.control)}</title>
            <circle cx={row.x1} cy={row.y} r={radius} fill="var(--paper)" stroke={from} strokeWidth="1.5" />
          </a>
          <a tabIndex={-1} href={row.treatmentHref} aria-label={`${row.id} under ${treatment.id}`}>
            <title>{titleOf(row.id, treatment.id, row.treatment)}</title>
            <circle cx={row.x2} cy={row.y} r={radius} fill={to} />
          </a>
        </g>
      ))}
    </svg>
  );
}

const titleOf = (task: string, condition: string, log: number) =>
  `${task} · ${condition}: SR ${Math.exp(log).toFixed(2)}`;

/** Half of "as the expert" in 11 px. */
const HALF_LABEL = 38;

/** Where a patch is as fast as the expert's; its name stays inside the drawing. */
export function Parity({ x, width, top, bottom }: { x: number; width: number; top: number; bottom: number }) {
  const anchor = x + HALF_LABEL > width ? "end" : "middle";
  return (
    <g>
      <line x1={x} x2={x} y1={top} y2={bottom} className="stroke-ink" strokeDasharray="4 3" />
      <text x={x} y={top - 6} textAnchor={anchor} className="fill-soft text-[11px]">
        as the expert
      </text>
    </g>
  );
}

import type { TimingSample, Variant } from "@/lib/protocol/outcome";
import { BottomAxis, LeftAxis } from "./axes";
import { timingLayout } from "./timing-layout";

const LOOK: Record<Variant, { colour: string; name: string }> = {
  base: { colour: "var(--soft)", name: "base" },
  expert: { colour: "var(--condition-1)", name: "expert" },
  patch: { colour: "var(--condition-4)", name: "patch" },
};

/** All raw timings of base, expert and patch by round; hollow marks are of the input the agent never saw. */
export function TimingDots({ samples }: { samples: readonly TimingSample[] }) {
  const { width, height, plot, dots, means, xTicks, yTicks } = timingLayout(samples);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      className="block w-full max-w-[720px] min-w-[34rem] h-auto"
      role="img"
      aria-label="Timings by round"
    >
      <LeftAxis ticks={yTicks} title="time of one run (ms)" {...plot} />
      <BottomAxis ticks={xTicks} title="round; filled: known input, hollow: unseen input" {...plot} />
      {means.map(({ variant, y, labelY, milliseconds }) => (
        <g key={variant}>
          <line x1={plot.left} x2={plot.right} y1={y} y2={y} stroke={LOOK[variant].colour} strokeDasharray="3 3" />
          <text x={plot.right + 8} y={labelY} dominantBaseline="central" className="fill-ink text-[12px] tabular">
            {LOOK[variant].name} {milliseconds.toPrecision(3)} ms
          </text>
        </g>
      ))}
      {dots.map((dot) => (
        <Dot key={dot.title} {...dot} />
      ))}
    </svg>
  );
}

/** Variants differ in shape as well as in colour. */
function Dot({
  x,
  y,
  variant,
  isUnseen,
  title,
}: {
  x: number;
  y: number;
  variant: Variant;
  isUnseen: boolean;
  title: string;
}) {
  const { colour } = LOOK[variant];
  const paint = { stroke: colour, strokeWidth: 1.25, fill: isUnseen ? "var(--paper)" : colour };
  return (
    <g {...paint}>
      <title>{title}</title>
      {variant === "base" ? <rect x={x - 3} y={y - 3} width="6" height="6" /> : null}
      {variant === "expert" ? <path d={`M${x} ${y - 4.2}L${x + 4.2} ${y}L${x} ${y + 4.2}L${x - 4.2} ${y}Z`} /> : null}
      {variant === "patch" ? <circle cx={x} cy={y} r="3.3" /> : null}
    </g>
  );
}

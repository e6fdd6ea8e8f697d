import { scaleLinear } from "d3";
import type { TimingSample, Variant } from "@/lib/protocol/outcome";
import { padded, type Tick, ticksOf } from "./ticks";

export interface TimingDot {
  x: number;
  y: number;
  variant: Variant;
  isUnseen: boolean;
  title: string;
}

export interface TimingLayout {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  dots: TimingDot[];
  /** The geometric mean of each variant, with its direct label moved off the others. */
  means: { variant: Variant; y: number; labelY: number; milliseconds: number }[];
  xTicks: Tick[];
  yTicks: Tick[];
}

const VARIANTS: readonly Variant[] = ["base", "expert", "patch"];
const SIZE = { width: 620, height: 260 };
const PLOT = { left: 56, right: 500, top: 12, bottom: 214 };
const LABEL_HEIGHT = 14;

/** Every raw timing by its round, from 0 ms up; beside them the geometric mean of each variant. */
export function timingLayout(samples: readonly TimingSample[]): TimingLayout {
  const rounds = samples.map((sample) => sample.round);
  const x = scaleLinear(padded(rounds, 0.04, 1), [PLOT.left, PLOT.right]);
  const most = Math.max(...samples.map((sample) => sample.runMilliseconds), 1e-9);
  const y = scaleLinear([0, most * 1.05], [PLOT.bottom, PLOT.top]);
  const dots = samples.map((sample) => ({
    x: x(sample.round) + 4 * (VARIANTS.indexOf(sample.variant) - 1),
    y: y(sample.runMilliseconds),
    variant: sample.variant,
    isUnseen: sample.input === "unseen",
    title: `${sample.variant}, round ${sample.round}, ${sample.input} input: ${sample.runMilliseconds.toFixed(2)} ms (CPU ${sample.runCpuMilliseconds.toFixed(2)} ms)`,
  }));
  const means = VARIANTS.flatMap((variant) => {
    const own = samples
      .filter((sample) => sample.variant === variant)
      .map((sample) => Math.log(sample.runMilliseconds));
    if (own.length === 0) return [];
    const milliseconds = Math.exp(own.reduce((sum, log) => sum + log, 0) / own.length);
    return [{ variant, y: y(milliseconds), labelY: y(milliseconds), milliseconds }];
  });
  const whole = (value: number) => (Number.isInteger(value) ? String(value) : "");
  return {
    ...SIZE,
    plot: PLOT,
    dots,
    means: apart(means),
    xTicks: ticksOf(x, 8, whole).filter((tick) => tick.label !== ""),
    yTicks: ticksOf(y, 5),
  };
}

/** Labels from the top down, none closer than a line to the one above. */
function apart(means: TimingLayout["means"]): TimingLayout["means"] {
  let least = Number.NEGATIVE_INFINITY;
  return [...means]
    .sort((a, b) => a.y - b.y)
    .map((mean) => {
      const labelY = Math.max(mean.y, least);
      least = labelY + LABEL_HEIGHT;
      return { ...mean, labelY };
    });
}

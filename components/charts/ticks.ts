/** A mark on an axis, in pixels, with its label. */
export interface Tick {
  at: number;
  label: string;
}

/** Minus signs as type has them, so that labels align. */
export const plainNumber = (value: number, digits?: number): string =>
  (digits === undefined ? String(Number(value.toPrecision(6))) : value.toFixed(digits)).replace("-", "−");

interface Scale {
  (value: number): number;
  ticks(count: number): number[];
}

/** The ticks of a linear scale. */
export const ticksOf = (scale: Scale, count: number, label: (value: number) => string = plainNumber): Tick[] =>
  scale.ticks(count).map((value) => ({ at: scale(value), label: label(value) }));

const FINE = [0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7, 1, 1.4, 2, 3, 4, 5, 7, 10];
const RATIOS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];

/**
 * Ratios for an axis of logarithms: 1 where it lies inside, and round ones besides, sparse enough to be read.
 *
 * @param scale maps a natural logarithm to pixels
 */
export function ratioTicks(scale: (log: number) => number, [low, high]: readonly [number, number], count = 7): Tick[] {
  const inside = (ratios: readonly number[]) =>
    ratios.filter((ratio) => Math.log(ratio) >= low - 1e-9 && Math.log(ratio) <= high + 1e-9);
  const chosen = [inside(RATIOS), inside(FINE)].find((ratios) => ratios.length > 3) ?? evenly(low, high);
  const every = Math.ceil(chosen.length / count);
  const one = chosen.indexOf(1);
  return chosen
    .filter((_, i) => (one >= 0 ? (i - one) % every === 0 : i % every === 0))
    .map((ratio) => ({ at: scale(Math.log(ratio)), label: `${plainNumber(Number(ratio.toPrecision(3)))}×` }));
}

/** Multiples of the largest round step that has more than three of them inside. */
function evenly(low: number, high: number): number[] {
  const multiples = (step: number) => {
    const first = Math.ceil(Math.exp(low) / step - 1e-9);
    const last = Math.floor(Math.exp(high) / step + 1e-9);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step);
  };
  const steps = [20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002];
  return steps.map(multiples).find((ratios) => ratios.length > 3) ?? multiples(0.001);
}

/** The extent of values widened by a share on both sides; a single value gets room around it. */
export function padded(values: readonly number[], share = 0.06, least = 0.1): [number, number] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (values.length === 0) return [-1, 1];
  const pad = Math.max((high - low) * share, (least - (high - low)) / 2, 1e-9);
  return [low - pad, high + pad];
}

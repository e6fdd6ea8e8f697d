import type { ProfileKind, Unit } from "@/lib/profile/profile";

/** A number of a profile's unit with no more digits than it carries: 412 ms, 1.32 s · 45.1 kB, 3.2 MB · 1,204. */
export function quantityText(value: number, unit: Unit): string {
  const sign = value < 0 ? "−" : "";
  return `${sign}${TEXT[unit](Math.abs(value))}`;
}

const TEXT: Record<Unit, (value: number) => string> = {
  microseconds: (value) => {
    if (value >= 999_500) return `${(value / 1e6).toFixed(2)} s`;
    if (value >= 9_950) return `${Math.round(value / 1000)} ms`;
    return value >= 95 || value === 0 ? `${(value / 1000).toFixed(1)} ms` : `${Math.round(value)} µs`;
  },
  bytes: (value) => {
    const [size, name] = SIZES.find(([least]) => value >= 0.9995 * least) ?? [1, "B"];
    return `${(value / size).toFixed(size === 1 ? 0 : 1)} ${name}`;
  },
  count: (value) => Math.round(value).toLocaleString("en-US"),
};
const SIZES = [
  [1e9, "GB"],
  [1e6, "MB"],
  [1e3, "kB"],
] as const;

/** One unit for a whole column, so that its numbers can be compared by eye. */
export const COLUMN_UNITS: Record<Unit, { name: string; of(value: number): number; digits: number }> = {
  microseconds: { name: "ms", of: (value) => value / 1000, digits: 1 },
  bytes: { name: "kB", of: (value) => value / 1000, digits: 1 },
  count: { name: "", of: (value) => value, digits: 0 },
};

/** What the widths of a graph are: of time, the busy part is the whole of every share. */
export function measureOf({ kind, unit }: { kind: ProfileKind; unit: Unit }): {
  name: string;
  whole: string;
  all: string;
} {
  if (unit === "microseconds")
    return { name: kind === "lock" ? "waiting time" : "time", whole: "busy", all: "sampled" };
  if (unit === "bytes")
    return { name: kind === "heap" ? "live memory" : "allocated memory", whole: "in all", all: "in all" };
  return { name: kind === "calls" ? "calls" : "count", whole: "in all", all: "in all" };
}

/** 31.4 %, of a whole in the same unit. */
export const shareText = (value: number, whole: number): string =>
  `${whole > 0 ? ((100 * value) / whole).toFixed(1) : "0.0"} %`;

/** +3.2 pp: a difference of two shares (0..1), in percentage points. */
export function pointsText(difference: number): string {
  const text = Math.abs(100 * difference).toFixed(1);
  return `${text === "0.0" ? "±" : difference < 0 ? "−" : "+"}${text} pp`;
}

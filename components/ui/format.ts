/**
 * Numbers as LOOK.md wants them: with their unit, which no line break takes from them, and no more digits than they carry.
 * For the page only: what is copied or saved takes its numbers from the data.
 */

/** 0.85 s · 12 s · 3 min 20 s · 2 h 5 min. */
export function duration(seconds: number): string {
  if (seconds < 0.0995) return `${(seconds * 1000).toFixed(seconds < 0.00995 ? 1 : 0)}\u00a0ms`;
  if (seconds < 9.95) return `${seconds.toFixed(2)}\u00a0s`;
  if (seconds < 59.5) return `${Math.round(seconds)}\u00a0s`;
  const minutes = Math.round(seconds / 60);
  if (seconds < 600)
    return `${Math.floor(seconds / 60)}\u00a0min ${Math.round(seconds % 60)}\u00a0s`.replace("60\u00a0s", "59\u00a0s");
  return minutes < 60 ? `${minutes}\u00a0min` : `${Math.floor(minutes / 60)}\u00a0h ${minutes % 60}\u00a0min`;
}

/** A time that is only foretold, as coarse as that: 40 s · 9 min · 2 h 5 min. */
export const roughly = (seconds: number): string => {
  if (seconds < 90) return `${5 * Math.max(1, Math.round(seconds / 5))}\u00a0s`;
  return seconds < 3570 ? `${Math.round(seconds / 60)}\u00a0min` : duration(seconds);
};

/** Time passing by: whole seconds, so that it does not flicker. 4 s · 3 min 20 s. */
export const elapsed = (seconds: number): string =>
  seconds < 60 ? `${Math.max(0, Math.floor(seconds))}\u00a0s` : duration(seconds);

/** 2.41× · 12.3× · 104×. */
export const times = (ratio: number): string => `${ratio.toFixed(ratio < 9.995 ? 2 : ratio < 99.95 ? 1 : 0)}×`;

/** 812 · 1,500 · 61 k · 1.2 M. */
export function count(value: number): string {
  if (value < 10_000) return Math.round(value).toLocaleString("en-US");
  if (value < 999_500) return `${Math.round(value / 1000)}\u00a0k`;
  return `${(value / 1e6).toFixed(1)}\u00a0M`;
}

/** +0.21 · −0.08: a true minus sign, so that columns align. */
export const signed = (value: number, digits = 2): string =>
  `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(digits)}`;

/** [0.08, 0.34]. */
export const interval = (low: number, high: number, digits = 2): string =>
  `[${low.toFixed(digits)}, ${high.toFixed(digits)}]`.replaceAll("-", "−");

/** 31 % of what is said beside it. */
export const percent = (share: number, digits = 0): string => `${(share * 100).toFixed(digits)}\u00a0%`;

/** 14:03:22 or 21 Nov 14:03, in the reader's own zone when run in the browser, in UTC on the server. */
export const dateTime = (iso: string): string => iso.slice(0, 16).replace("T", " ");

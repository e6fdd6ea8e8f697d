/** A share (0..1) as a percentage with one decimal. */
export const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** Microseconds as whole milliseconds; below 10 ms with one decimal. */
export function milliseconds(microseconds: number): string {
  const ms = microseconds / 1000;
  return `${Math.abs(ms) < 9.95 ? ms.toFixed(1) : Math.round(ms)}ms`;
}

/** Microseconds as seconds with two decimals. */
export const seconds = (microseconds: number): string => `${(microseconds / 1e6).toFixed(2)} s`;

/** A two-sided interval; `level` is its confidence level, e.g. 0.95. */
export type Interval = { low: number; high: number; level: number };

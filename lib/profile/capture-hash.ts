import { createHash } from "node:crypto";

/** Everything that decides what a profile measures, and nothing of how it is rendered. */
export type CaptureConfiguration = {
  readonly profiler: string;
  readonly kind: string;
  /** In the unit of the profiles; null where nothing is sampled. */
  readonly interval: number | null;
  readonly command: string;
  /** Further options of the profiler. */
  readonly options?: Readonly<Record<string, string | number | boolean>>;
};

/** SHA-256 (hex) of a capture configuration, independent of the order of its options. Equal hashes: equal capture. */
export function captureHash({ profiler, kind, interval, command, options = {} }: CaptureConfiguration): string {
  const sorted = Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256")
    .update(JSON.stringify([profiler, kind, interval, command, sorted]))
    .digest("hex");
}

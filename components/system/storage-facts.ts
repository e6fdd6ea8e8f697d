/** Where everything is kept and how much there is of it. */
export interface StorageFacts {
  postgres: string;
  /** Size of the database on disk. */
  bytes: number;
  blobs: number;
  /** Of all blobs before and after compression. */
  blobBytes: number;
  storedBytes: number;
  events: number;
  isEmbedded: boolean;
  /** Host, port and database; no user, no password. */
  place: string;
  /** The data folder. */
  folder: string;
}

/** 1.4 GB · 312 MB · 45 kB. */
export function bytesText(bytes: number): string {
  for (const [unit, size] of [
    ["GB", 1e9],
    ["MB", 1e6],
    ["kB", 1e3],
  ] as const)
    if (bytes >= 0.95 * size) return `${(bytes / size).toFixed(bytes < 9.5 * size ? 1 : 0)} ${unit}`;
  return `${bytes} B`;
}

import type { ProfileKind, ProfileMeta, Unit } from "@/lib/profile/profile";

/** A share (0..1) as a percentage with one decimal. */
export const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** A share (0..1) as a percentage of a row: from 10 % on without decimals, which the samples of a profile do not carry. */
export const rowPercent = (share: number): string =>
  share * 100 < 9.95 ? percent(share) : `${Math.round(share * 100)}%`;

/** A value of a profile as a column of a row: `123ms`, `1.2MB`, `17x`. */
export function amount(value: number, unit: Unit): string {
  if (unit === "count") return `${Math.round(value)}x`;
  const [scaled, name] = unit === "microseconds" ? [value / 1000, "ms"] : bytesScaled(value);
  return `${digits(scaled)}${name}`;
}

/** A value of a profile in a sentence: `1.23 s`, `1.2 MB`, `17`. */
export function quantity(value: number, unit: Unit): string {
  if (unit === "count") return String(Math.round(value));
  if (unit === "microseconds") return `${(value / 1e6).toFixed(2)} s`;
  const [scaled, name] = bytesScaled(value);
  return `${digits(scaled)} ${name}`;
}

/** The gap between two samples: `1.25 ms`, `39 KB`. */
export const interval = (value: number, unit: Unit): string =>
  unit === "microseconds" ? `${Number((value / 1000).toFixed(2))} ms` : quantity(value, unit);

/** What a profile counts: of a heap profile one says "self bytes" where one says "self time" of a CPU profile. */
export const countedOf = ({ kind, unit }: Pick<ProfileMeta, "kind" | "unit">): string =>
  unit === "microseconds" ? "time" : unit === "bytes" ? "bytes" : COUNTED[kind];

/** The whole that shares are of, behind its amount: `1.23 s busy`, `1.2 MB live`, `17 calls`. */
export function wholeOf(meta: Pick<ProfileMeta, "kind" | "unit">): string {
  const state = STATES[meta.kind];
  return meta.unit === "count" ? [COUNTED[meta.kind], state].filter((word) => word !== "").join(" ") : state;
}

const STATES: Record<ProfileKind, string> = {
  cpu: "busy",
  wall: "busy",
  heap: "live",
  allocation: "allocated",
  lock: "waiting",
  calls: "",
};

const COUNTED: Record<ProfileKind, string> = {
  cpu: "samples",
  wall: "samples",
  heap: "objects",
  allocation: "objects",
  lock: "waits",
  calls: "calls",
};

/** Below 10 with one decimal. */
const digits = (value: number): string => (Math.abs(value) < 9.95 ? value.toFixed(1) : String(Math.round(value)));

/** Decimal units, as disks and networks count. */
function bytesScaled(bytes: number): [number, string] {
  const names = ["KB", "MB", "GB", "TB"];
  let scaled = bytes / 1000;
  let at = 0;
  while (Math.abs(scaled) >= 999.5 && at < names.length - 1) {
    scaled /= 1000;
    at += 1;
  }
  return [scaled, names[at]!];
}

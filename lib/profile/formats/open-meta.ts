/** What a profile's meta data say where a file of another tool says nothing. */
export const OPEN_META = {
  runtime: "",
  startMicroseconds: 0,
  endMicroseconds: 0,
  cpuMicroseconds: null,
  ended: null,
  clampedDeltas: 0,
  excluded: 0,
  prefix: 0,
} as const;
